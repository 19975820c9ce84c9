"""How the report looks: in light and in dark, on paper and on a telephone."""

__all__ = ["CSS"]

CSS = """
:root { color-scheme: light dark; --ink: #1c2024; --faint: #5c656e; --page: #fff; --card: #f5f7f9;
  --rule: #d9dfe5; --blue: #2368c4; --blue-soft: #a9c8ef; --good: #2a7d46; --bad: #b3402e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --faint: #a0aab4; --page: #15181b;
  --card: #1e2327; --rule: #363d44; --blue: #7db2f5; --blue-soft: #35557d; --good: #63bd83;
  --bad: #ee8a76; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 24px 20px 80px; }
h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 22px; margin: 40px 0 4px;
  border-top: 2px solid var(--rule); padding-top: 20px; }
h3 { font-size: 17px; margin: 32px 0 8px; } h4 { font-size: 15px; margin: 0; display: inline; }
h5 { font-size: 15px; margin: 0; } h6 { font-size: 12px; margin: 8px 0 2px; color: var(--faint);
  font-weight: 600; text-transform: uppercase; letter-spacing: .05em; }
p { margin: 4px 0; } .faint { color: var(--faint); font-size: 13px; overflow-wrap: anywhere; }
.note { color: var(--bad); }
table { border-collapse: collapse; width: 100%; }
td, th { padding: 3px 10px 3px 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--rule); }
th { font-weight: 600; color: var(--faint); font-size: 13px; padding-top: 12px; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.figures td:nth-child(5), .steps td:nth-child(3) { width: 30%; min-width: 120px;
  vertical-align: middle; padding-left: 8px; }
.headline td:nth-child(-n+2) { font-weight: 650; } .meaning { font-size: 13px; }
.wide { overflow-x: auto; }
svg.interval { display: block; width: 100%; height: 9px; }
.track { fill: var(--card); } .span { fill: var(--blue-soft); } .mark { fill: var(--blue); }
rect.good { fill: var(--good); } rect.bad { fill: var(--bad); }
.curves { display: flex; flex-wrap: wrap; gap: 24px; } figure { margin: 0; max-width: 330px; }
figcaption { color: var(--faint); font-size: 13px; }
.plot { max-width: 100%; height: auto; } .plot text { fill: var(--ink); font-size: 12px; }
.plot .small { fill: var(--faint); font-size: 10.5px; }
.grid { stroke: var(--rule); stroke-width: .7; fill: none; }
.guide { stroke: var(--faint); stroke-dasharray: 4 4; fill: none; }
.bar { fill: var(--blue); } .dot { fill: var(--ink); stroke: var(--page); }
.area { fill: var(--blue-soft); opacity: .5; }
.line { stroke: var(--blue); stroke-width: 2; fill: none; }
details { margin: 16px 0; } summary { cursor: pointer; }
article { background: var(--card); border-radius: 8px; padding: 10px 14px; margin: 10px 0;
  break-inside: avoid; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 24px; }
@media (max-width: 720px) { .pair { grid-template-columns: 1fr; }
  .meaning, .figures td:nth-child(5), .figures th:nth-child(n+4) { display: none; } }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: 3px 0; padding-left: 1.4em; position: relative; overflow-wrap: anywhere; }
li.hit::before { content: "✓"; color: var(--good); position: absolute; left: 0; }
li.lost::before { content: "✗"; color: var(--bad); position: absolute; left: 0; }
.tag { border: 1px solid var(--rule); border-radius: 9px; padding: 0 7px; margin-left: 4px;
  white-space: nowrap; }
"""
