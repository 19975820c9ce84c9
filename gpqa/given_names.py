"""Given names, and the sex that mostly bears them.

Of people in British, Irish and American news and records, whatever their family's language.
All are folded (lower case, no accents). A name that is sooner a word's, a place's or a firm's is
left out ("Savannah"): what it is in a text the text has to show. One that mostly one sex bears
says which, one that both bear says only that it is a name.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["GIVEN", "Gender"]

Gender: TypeAlias = Literal["m", "f"]

_MALE = """
    aaron abdi abdirahman abdul abdulaziz abdullah abel abner abraham achim adam adebayo adewale
    adnan adrian ahmad ahmed aidan aiden ainsley ajay akash akbar akhil akira alain alan
    alasdair alastair albert albie aldo aldous alec aled alejandro alessandro alexander alexei
    alfie alfonso alfred ali alistair allan allen alonso aloysius alun alvin amadou ambrose amir
    amit amos anand anders andre andrea andreas andrei andrew andrzej andy angus anil ansel
    anselm anthony antoine anton antoni antonio anwar archibald archie arif aristotle arjun
    armando armin arne arnold arron arsene artem arthur artur arturo arun arvind asad ashok
    ashraf asif aslan atiku atul auberon aubyn augustus aurelio austin avi awais azeem azhar
    aziz babatunde babu balthazar barack barnabas barnaby barry bartholomew bartosz bashir basil
    bastian ben benedict benjamin benny benoit bernard bernie bert bertie bertrand bhavesh bilal
    bill billy bjorn bob bobby bogdan boris brad braden bradley bram brandon brendan brendon
    brent brett brian brijesh broderick bronislaw bruce bruno bryan bryce bryn bryson byron cai
    cain caleb callan callum calum calvin cameron carl carlo carlos carsten carwyn casimir
    caspar cathal cecil cedric chaand chad chaim charalambos charles charlie chester chidi chike
    chinedu chris christian christopher chuck chukwuma ciaran cillian clarence clark claude
    claudio clemens clement clemente cliff clifford clint clive clyde colby colin colm colum
    conan connell connor conor conrad constantin corey cormac cornelius cosimo craig curtis
    cuthbert cyril cyrus dafydd daithi damian damien damir damon dan daniel danilo danny darius
    darrell darren darryl dashiell daud dave davey david davide davinder davy dawid dawit dean
    declan deepak delroy demetrius denis deniz dennis denzel deon derek dermot derrick deshawn
    desmond devin dewi dexter dhruv dick diego dieter digby dilip dimitri dimitrios dinesh dirk
    dmitri dmytro domenico dominic don donal donald donny donovan dorian doug dougal dougie
    douglas dudley duleep duncan dushan dustin dwayne dwight dyfan dyfed dylan eamonn earl
    ebenezer ed eddie edgar edmund edoardo eduardo edward edwin edwyn efraim egbert eilidh einar
    eirik eli elias elijah elis elliot elliott elon elwyn emeka emile emilio emir emlyn emmanuel
    emrys emyr enoch enrique enzo eoghan eoin ephraim eric erik erling ernest ernesto errol
    erwin esteban ethan euan eugene eustace evan everard ewan ezekiel ezra fabio fabrice faisal
    farhan farid farouk fawad feargal fearghal federico felipe felix ferdinand fergus fernando
    fidel fintan fionn fitzroy florian floyd francesco francis francisco francois frank franklin
    fred freddie frederick fredric friedrich fritz gabor gabriel gaetano gareth garry garth gary
    gaston gautam gavan gavin genaro gene geoff geoffrey george geraint gerald gerard gerd
    gerhard gerry gethin giacomo gideon gilbert giles gilles gino giorgio giovanni giuseppe glen
    glenn glyndwr godfrey godwin goran gordon gottfried graeham graeme graham grant greg gregory
    grigor grzegorz guido guillaume guillermo gulzar gunnar gunther gurdeep gurpreet gus gustav
    gustavo guy gwilym gwyn gwynfor hadi hakan hakeem hakim hal hamid hamish hamza hank hans
    harjinder harjit harold haroon harpreet harris harry harun harvey hasan hassan hector hedley
    heinrich heinz helmut henning henri henrik henry herbert hereward herman hermann hernan
    hideo hilaire hiram hiroshi horace horatio horst howard hubert hubertus hugh hugo humphrey
    humza huw hywel iago iain ian ibrahim iestyn ieuan ifan ignacio ignatius ignazio igor ike
    ikechukwu ilan ilya imran imre ingo inigo ioan ioannis iolo iorwerth irfan irvin isaac
    isaiah ishaan ishmael isidore ismael ismail istvan italo ivan ivor iwan jacek jack jacob
    jacques jafar jago jaime jake jakob jakub jalal jamal jameel james jamie jamil jan janek
    janez janos jared jarek jaroslav jarrod jason jasper javed javid javier jay jayden jaymes
    jeb jed jedediah jeevan jeff jefferson jeffery jeffrey jeh jem jens jeremiah jeremy jerome
    jerry jerzy jesse jesus jethro jim jimi jimmy jiri jitendra joachim joao joaquin jochen joe
    joel johan johann johannes john johnnie johnny jomo jon jonas jonathan jonty joost jordi
    jorge jorgen jose josef joseph josh joshua josiah juan juergen julian julio junaid jurgen
    justin kabir kamran karan kareem karim karl karol karthik kaspar kasper kay keanu keir
    keiran keith kelechi kelvin kemal ken kenan kendrick kenji kenneth kenny kenrick kevin keyan
    khaled khalid khurram kiefer kieran kieron killian kingsley kirk kishan kjell klaas klaus
    knut kofi konrad konstantin konstantinos kris krishna krishnan kristian kristof krzysztof
    kuldeep kumar kunal kurt kurtis kwabena kwaku kwame kwasi kwesi kyle kyran lance larry lars
    laszlo latif laurence laurent lawrence lech lee leif lemuel len lennart leo leon leonard
    leonardo leonid leopold leroy les lester leszek levon lewis liam lindsey linford lionel
    lloyd lochlan lorcan lorenzo lothar louis luc luca lucas luciano ludovic ludwig luigi luis
    lukas lukasz luke luther lyndon lysander maarten maciej madoc magnus mahdi mahesh mahmood
    mahmoud majid maksim malachi malachy malcolm mandeep manfred manish mannie manoj mansoor
    manuel marc marcel marco marcus marek mario marius mariusz mark marlon marshall martin marty
    marvin mateo mateusz mathew mathias mathieu matt matteo matthew matthias mattias maurice
    maurizio max maximilian maxwell mehdi mel melchior melvin mendel merv mervyn micah michael
    micheal michel mick miguel mike mikhail miklos miles milo milos milton mirek miroslav mitch
    mitchel mitchell mitt mohamad mohamed mohammad mohammed mohamud mohan mohsin monty mordecai
    morris moses moshe mostafa moustafa mudassar muhammad mungo murdo murray murtaza mustafa
    nadeem nadhim naeem najib namir naresh naseem nasir nasser nathan nathaniel navdeep naveed
    navin neal ned neeraj nehemiah neil nelson newt niall niccolo nicholas nick nicolas niels
    nigel nikhil niklas nikolai nikolaj nikolaos nikos nils ninian nishant njal noah noel
    norbert norman nuno obadiah obinna octavio oisin olaf olav oleg oleksandr oliver olivier
    olly olumide oluwaseun omar omari onyekachi oren orhan orlando orson osama osbert oscar
    oskar osman osvaldo oswald oswin otto owain owen pablo paddy padraic padraig panos paolo
    paresh parth parvez pasquale patrick paul pavel pawel pearse pedr pedro percy peredur perry
    petar pete peter petr petros phil philbert phileas philemon philip philippe phillip phineas
    pierce piero pierre piers piet pieter pietro pio piotr prabhu pradeep prakash pranav prem
    priyesh quentin quintin radek radoslav rafael raheem rahim rahul raimund raj raja rajan
    rajeev rajesh rajinder rajiv ralph ramesh ramiro ramon ranald randall randolph randy ranjit
    ranulph raoul raphael rashid rasmus raul ravi ray raymond reece reginald reinhard reinhold
    remy rene reuben rex rhett rhidian rhodri rhys ricardo riccardo richard rick ricky rikesh
    rishi rizwan roald rob robbie robert roberto robin rocco rod roddy roderick rodney rodrigo
    roger rohan rohit roland rolf romeo ron ronald ronan ronnie ronny rory ross rowland roy
    ruairi ruari ruben rudolf rudolph rudy rufino rufus rupert rupesh rurik russ russel russell
    rutger ryan sacha sadiq saeed sahil sajad sajid salah saleem salim salman salvador salvatore
    sam samir samson samuel sandeep sanjay sanjeev sanjit santiago santino sarfraz saul saverio
    scott seamus sean seb sebastian sebastien selwyn semyon septimus serge sergei sergio seth
    shabir shafiq shahid shahzad shakeel shamil shamus shankar shaun shawn shivam shlomo
    siddharth sidney siegfried sigmund silas silvester silvio simeon simon sixtus slobodan solly
    solomon soren spiros srinivas stan stanislav stanislaw stanley stavros stefan stefano
    stelios stellan steph stephane stephen sterling steve steven stewart stig struan stuart
    subhash sudhir sulaiman suleiman suleman sunil suresh sushil sven swithin syed sylvain
    sylvester tadeusz tadhg takashi takis talfryn tamas tancred tarek tarik tariq tarquin tavish
    tayyab ted terence terrance terrence terry thabiso thabo thaddeus theo theobald theodor
    theodore theophilus thiago thibault thierry thomas thorsten tiago tibor tiernan tim timothy
    tobias tobin toby todd tolga tom tomas tomasz tommaso tommy tomos tony torben tormod torquil
    torsten tosin travis trefor trevor trey tristan tunde turlough tyler tyrone uche uday udo
    ulrich umar umberto umesh uriah uriel usman uwe vadim vasant vasco vasilis vasily vasudev
    vaughan vernon victor vijay vikram viktor vinay vince vincent vinnie vinod vishal vitaly
    vito vivek vlad vladimir vladislav volker volodymyr wade wael waheed waldemar waldo waleed
    walid wallace walter waqar warren wasim wayne wendel wendell werner wes wesley wessel wilbur
    wilf wilfred wilfrid wilhelm will willem william willie winston wladyslaw wojciech wolfgang
    wulf xander xavier yannick yannis yaroslav yasin yasir yehuda yevgeny yiannis ynyr yorick
    yosef yoshi youssef yuri yury yusuf yuval yves zac zach zachariah zachary zack zafar zaheer
    zahid zaid zain zaki zane zbigniew zdenek zeeshan zeke zeno zev ziad zoltan zubair zulfikar
"""
_FEMALE = """
    abby abena abi abigail abiola ada adaeze adela adele adelina adeline adina aditi adriana
    adunni afia afua agata agatha agnes agnieszka aida aideen aiko aileen aime aimee aine ainhoa
    aisha aisling aislinn akua alana alanna alda aleksandra alena alessandra alessia aletha
    alethea alexandra alexia alice alicia aliki alina aline alison aliyah allison almaz althea
    alys alyson alyssa amalia amanda amara amaya amber ambika amelia amelie amena amina amira
    amita amrit amy ana anais anastasia anastazja anca andrea andreea andrina aneesa aneta
    angela angeliki angelina angelique angharad angie ania aniela anika anisa anisha anita
    anjali anjum ann anna annabel annalena annalise anne anneka anneke annelie anneliese
    annelise annemarie annette annie annika anniken annis annwen anouk anoushka anthea antje
    antoinette antonia anusha anya aoibheann aoife aparna apolline april arabella araceli
    araminta areeba ariana ariane arianna arleen arlene armelle arwen arya asha ashley asma
    astrid atalanta aude audrey augusta aurelia ava avril ayaan ayah ayesha ayla ayse azadeh
    azra azucena babette bano barbara basma bathsheba bea beata beatrice beatrix beatriz becky
    belinda bella benazir benita bernadetta bernadette bernadine bernice bertha bess bessie beth
    bethan bethany betsan betsy bettina betty beulah beverley beverly beyza bhavna bianca bianka
    birgit birgitta birgitte blaithin blanca blanche blanka blodwen blythe bonnie branwen brenda
    brenna briana brianna brid bridget bridie brigitte briony bronagh bronwen bryony buchi
    camelia camila camilla candace candice caoimhe carina carissa carla carly carmel carmella
    carmelo carmen carol carole caroline carolyn caron carrie carys casandra cassandra cassie
    catalina catarina cate caterina catherine cathleen cathryn cathy catrin catriona cecilia
    celeste celia ceri ceridwen chantal chantelle charis charlene charlotte charmaine chelsea
    cherie cheryl chiamaka chiara chika chinwe chioma chloe chrissie chrissy christa christabel
    christelle christiana christiane christina christine chrystal ciara cicely cindy claire
    clara clare claribel clarice clarissa claudette claudia claudine clemence clementine cleo
    cleopatra clodagh colette colleen concetta conchita connie constance consuelo cora coralie
    cordelia corina corinna corinne cosima courtney cressida cristina crystal csilla cynthia
    dagmar dagny daisy dalia damaris damilola dana danica daniela danielle danni danuta daphna
    daphne daria darlene davida davina dawn dearbhla debbie deborah debra debs deidre deirdre
    delia delphine delyth demelza demi denisa denise desdemona desiree devika dhara diana
    diandra diane dianne dilwen dilys dimitra dina dinah dionne divya dolores dominika dominique
    donatella donna dora dorcas doreen dorian doris dorota dorothea dorothy dorthe dottie
    drusilla dulcie dymphna eabha eavan ebba ebony edda edie edith edna edwina effie efua
    eibhlin eileen eilidh eilish eimear eithne ekaterina ekua elaine eldora eleanor eleanora
    elena eleni eleri elfreda elfrida eliana elin elinor elisa elisabeth elise eliska elissa
    eliza elizabeth ella ellen ellie ellinor elodie eloisa eloise elsa elsie elspeth eluned
    elvira elwen emanuela emer emilia emilie emily emina emma emmanuelle emmeline enid enya
    erica erika erin erna ersilia esi esme esmeralda esra estelle esther eszter ethel ethelwyn
    eudora eugenia eugenie eulalia eunice euphemia eva evangeline eve evelina evelyn evelyne
    evgenia evie fabia fabiola fadumo faith fanny farah farida farzana fatemeh fathima fatima
    fatou fatoumata fay faye felicia felicitas felicity fenella fernanda fernande feyi fflur fia
    fidelma filippa finola finty fiona fionnuala flavia fleur flora florence florentina folasade
    fran franca frances francesca franceska franziska freda frederica freya frida frieda fumiko
    funmi gabriela gabrielle gaby gail galina gaynor gemima gemma genevieve georgette georgia
    georgiana georgie georgina geraldina geraldine gerda gerlinde germaine gertrude ghislaine
    giada gianna gillian gina ginger giorgia giovanna gisela giselle gita giulia gladys glenda
    glenys gloria glynis gosia grace gracie grainne graziella greta gretchen gretel griselda
    grusha gudrun guinevere gulsen gunilla gurinder gwen gwenda gwendolen gwendolyn gwenllian
    gwenyth gwyneth hadiza hafsa haidee hajra hala halima halina halle hana hanan hanna hannah
    hanne harinder harpreet harriet haruka hatice hattie haya hayley hazel hazra heather hedda
    hedwig heidi helen helena helene helga helle henrietta hermia hermione hester hettie hilary
    hilda hilde hildegard hillary hina hiroko holly honor honora hope hortense humera hyacinth
    ianthe iben ida idina idoya ieva ifeoma ikram ilaria ilene ilona ilse iman imani imelda
    imogen inaya ines inez inga inge ingeborg inger ingrid inma ioana iola iolanthe iona
    iphigenia irena irene irenka irina iris irma irmgard isabel isabella isabelle isadora isatou
    iseult isha ishbel isla ismay isobel isolde ita ivana ivanka ivy iwona iyabo izabela izzy
    jacinda jackie jacqueline jacquetta jacqui jadwiga jamelia jamila jan jana jane janelle
    janet janette janey jani janice janina janine janis jannat jarmila jasmine jaswinder jaya
    jayanthi jayne jean jeanette jeanne jeannette jeannie jemima jemma jenna jenni jennie
    jennifer jenny jerusha jesminder jessamine jessamy jessica jessie jila jill jillian jinny
    jitka jo joan joana joann joanna joanne joannie jocasta jocelyn jodie johanna johanne
    jolanta jolene jolie joni jonquil jorja josefa josefina joselyn josephine josette josie
    jovita joy joyann joyce juana juanita judi judit judith judy judyta julia juliana juliane
    julianna julie juliet juliette jumana jumoke june junia justine jutta jyoti kalpana kamala
    kara karen karin karolina karoline karyn kasia katarina katarzyna kate katerina katharina
    katharine katherine kathleen kathrin kathryn kathryne kathy kati katia katie katinka katja
    katrin katrina katrine katy katya kavita kay kaye kayla kaylee kayleigh keeley keisha kelly
    kellyanne kemi kendra keren keri kerri kerrie kerry keziah khadija khadijah kiara kiera
    kimberley kimberly kinga kinza kirsteen kirsten kirsti kirstie kirstin kirstine kirsty klara
    komal kornelia kristen kristiane kristin kristina kristine kristy krisztina krupa krystal
    krystyna kyla kylie lakeisha lakshmi lalita lamia lana lara larissa latifa latika latisha
    latoya laura lauren laurence laurene lauretta lavinia layla leah leanna leanne leda leela
    leila leilani lena lene lenka lenora leona leoni leonie leonora leopoldine leslee lesley
    leticia letitia lettice liana lianne libby lidia lieke liesel liesl ligia lila lilian
    liliana lilias lilith lillian lillie lilly lily linda linde lindi linnea linnet linzi lisa
    lisbet lisbeth lise lisette litzi liv livia livvy liya liz liza lizzie ljubica llinos lois
    lola lolita lonneke loreena lorelei lorena loretta lori lorna lorraine lotta lotte lottie
    lotty louella louisa louise lowri luana lubna lucia luciana lucie lucienne lucille lucinda
    lucretia lucy ludmila luisa lujain lulu luned lupita lydia lynda lynette lynn lynne lys
    lysette mab mabel mabli macy madalena maddalena maddie madeleine madeline madge mae magda
    magdalena magdalene maggie mahira mahnoor maia maire mairead mairi maisie maite maja malak
    malala malgorzata malika malin malvina mamta mandy manon manuela marcelina marceline
    marcella marcelle marcia marcie mared maren margaret margareta margarete margarita margaux
    marge margery margherita margie margit margo margot margrethe marguerite maria mariah mariam
    mariama marian mariana marianela marianna marianne maribel marie mariel mariella marielle
    marietta marija marika marilena marilyn marina marion marisa marisol marissa marit marita
    maritza marjan marjorie marketa marla marlena marlene marley marni marsha marta martha
    marthe martina martine mary maryam maryann maryanne maryna maryse matilda matilde mattea
    maud maude maura maureen mavis maxine maya maybelle maysa mealla meena meera meg megan
    megumi mehreen mei meinir meira mela melania melanie melina melinda melisa melissa
    melissande mercedes meredith merete meriel merle meryl mette mhairi mia michaela michele
    micheline michelle mieke mienke mietta mihaela mika milagros mildred milena milica millie
    milly mina mindy minna minnie mira mirabel miranda mireia mireille mirela miriam miriama
    mirjam mirna miroslava misaki mitzi miya mohini moira mollie molly mona monica monika
    monique morag moriah morna morven morwenna moyra muirne muna munira muriel muriella myfanwy
    myla myra myriam myrtle nabila nadezhda nadia nadine nafisa nahla naila naima najma nancy
    nanette nansi nao naomi narges nasreen nasrin nastassja natacha natalia natalie natalya
    natasha nathalie nawal nazanin nazia neda neelam neema neena neera neha nell nellie nelly
    nerys nessa netta ngaio ngozi nia niamh nichola nicola nicole nicoleta nicolette nigella
    niki nikki nila nilufar nimmi nimra nina ninette niobe nisha nita nkechi noa noelia noelle
    noemi noemie nola nona nonna noor nora noreen norma noura nuala nura nuria nusrat obioma
    octavia odette odile odilia ofelia oksana olamide oleksandra olena olenka olga olive olivia
    olwen olwyn olympe ondine onora oona oonagh ophelia oriana orla orlagh orlaith ornella
    orsola osha ottilie ottoline paige palesa paloma pam pamela paola paolina parminder parvati
    parveen pascale pat patrice patricia patrizia patsy patti paula pauletta paulette paulina
    pauline pearl peggy pelagia penelope peninah penny perdita pernilla pernille petra
    petronella petula petunia pheobe philippa philomena phoebe phyllida phyllis pia pilar pina
    pippa polly pollyanna poonam portia prabha prisca priscilla priti priya prunella purnima
    queenie quintina rabia rachael rachel radha rafaela ragnhild rahma raisa rajni rakhee ramla
    ramona rana rania ranjana raquel rashida rashmi raveena razia reanna rebecca rebekah reem
    regina rehana rekha rena renata renate renee renuka reva rhian rhiannon rhoda rhona rhoswen
    ria ricarda rika rima rina rioghnach rita ritu riva rizwana roberta robina robyn rochelle
    roisin rolanda romilly romola romy rona rosa rosabel rosalba rosalia rosalie rosalind
    rosaline rosalyn rosalynd rosamund rosanna rosaria rose roseanne roselyn rosemarie rosemary
    rosena rosetta rosheen rosie rosina roslyn rosy rowena roxana roxanne roya ruby ruchi
    rukhsana rula rupali rupinder ruqayyah ruta ruth ruthie saara saba sabeen sabiha sabine
    sabrina sadia sadie safa safiya sahar saira sakina salima sally salma salome samantha samara
    samia samina samira sana sanaa sandhya sandra saniya sanna saoirse sapna sara sarah sarai
    saraid sarika sarina sarita sasha saskia satu savita scarlett scholastica seema selena
    selene selina selma senga seona seonaid serafina serena seva shabana shabnam shaheen shahida
    shahina shaista shakira shakuntala shalini shamima shamsa shani shania shanice shannon
    shanta shari sharmila sharmin sharon sharron shauna shazia sheela sheena sheenagh shefali
    sheila shelagh shelia shelley sheree sherri sherrie sherry sheryl sheryll shilpa shireen
    shirin shirley shobha shona shreya shruti sian sibyl sidonie sidra sieglinde signe sigrid
    silke silvana silvia simona simone simonetta simran sindy sinead siobhan sita siv sive sneha
    snezana sofia sofie sofija soila solange soledad solveig somaya sonia sonya sophia sophie
    soraya sorcha stacey stacy stanislava stavroula stefania stefanie steffi stella stephania
    stephanie stina sue suhaila sukhdeep sukhjinder suki sukie sulekha sumaiya sumaya sumitra
    sunita sunniva susan susana susanna susannah sushma susie suzana suzannah suzanne suzette
    suzi suzy svetlana swati sybil sybilla sydnie syeda sylvia sylvie synnove tabby tabitha
    tahira talia talitha tallulah tamara tamasin tami tamika tammy tamsin tania tanisha tanith
    tansy tanya tara tasha tasmin tasneem tasnim tatiana tatyana tegan tehmina tendai teodora
    teresa tereza teri terri tess tessa tessie thalia thandi thandiwe thea theda thekla thelma
    theodora theodosia theresa therese theresia thomasin thomasina thora thordis tia tiana
    tiffany tilda tilly tina tirzah tonia tonje torunn tova tracey tracie tracy trina trine
    trish trisha trixie trudi trudie trudy tulip tuuli twyla uchenna ulla ulrica ulrika ulrike
    uma umaima una undine urmi urmila ursula urszula uschi uta vaishali valentina valeria
    valerie valerija valeriya vanda vandana vanessa varsha vasanthi vashti vasiliki veda veena
    velma venetia vera verna veronica veronika veronique vesna vibeke vicki vickie vicky
    victoria vidya vikki viktoria viljana vilma vimala viola violet violeta violetta violette
    virginia virginie vittoria viveca viveka vivian viviana vivien vivienne vivika wafa waltraud
    wambui wanda wangari wanjiru wenche wenda wendi wendy wenna whitney wilhelmina wilma
    winifred winnie winona wioletta xanthe xanthia xenia ximena yaa yael yalda yara yasemin
    yasmeen yasmin yasmina yekaterina yelena yetunde yewande ygraine ynez yoana yoko yolanda
    yolande ysabel yuki yuliana yuliya yumi yusra yvette yvonne zadie zahara zahra zaina zainab
    zaira zakia zalina zandra zara zarah zareen zarina zaynab zeba zeenat zehra zelda zelma zena
    zenia zenobia zhanna zia zita zlata zoe zofia zohra zora zorah zosia zsofia zuleika zulema
    zuzana zuzanna
"""
_EITHER = """
    adair addison alex amrit ariel ashish aubrey avery bailey beck billie blair blake bo bobbie
    brooke brooklyn cary casey charley chi clay cody cole dakota dale darcy davinder dee devon
    drew eden edu elisha emery finley frankie gale glyn gurpreet hadley harley harper harpreet
    hollis hunter indra jackson jaden jaspreet jaswinder jess jody jordan jude jules kai kamal
    kelsey kendall kim kiran kit lane laurie leigh leslie lindsay logan lou lyn mackenzie
    maddison madison mandeep marlowe mason max morgan nico paris parker pat peyton phoenix preet
    quinn reagan reese riley river rowan sacha sage sandy santana sasha shane shelby sidney
    simran sky skyler taylor toni tyne val wei yong
"""


def _by_gender() -> dict[str, Gender | None]:
    male, female, either = (set(words.split()) for words in (_MALE, _FEMALE, _EITHER))
    either |= male & female
    names: dict[str, Gender | None] = dict.fromkeys(male, "m")
    names.update(dict.fromkeys(female, "f"))
    names.update(dict.fromkeys(either))
    return names


GIVEN: dict[str, Gender | None] = _by_gender()
"""Given names and the sex that mostly bears them, None where both do."""
