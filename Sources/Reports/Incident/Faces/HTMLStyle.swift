/// How a page looks: light, dark and on paper.
enum HTMLStyle {
    /// The style sheet. Colours are the same in meaning in both schemes, and every colour has a word beside it.
    static let text = """
        :root { color-scheme: light dark; --ground: #ffffff; --text: #1c2024; --muted: #5b646d; --line: #d5dae0;
          --panel: #f5f7f9; --media: #2f7d4f; --hole: #c62828; --served: #2a6fb0; --unserved: #d9dee3;
          --critical: #b3261e; --warning: #9a5b00; --notice: #2a6fb0; --info: #5b646d; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #14171a; --text: #e4e8ec; --muted: #9aa5b0; --line: #343b42; --panel: #1c2125;
            --media: #4caf7a; --hole: #ff6b60; --served: #64a9e8; --unserved: #343b42;
            --critical: #ff7b72; --warning: #e0a030; --notice: #64a9e8; --info: #9aa5b0; } }
        body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.5rem; }
        h1 { margin: 0; font-size: 1.7rem; overflow-wrap: anywhere; }
        h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; border-bottom: 1px solid var(--line); }
        h3 { margin: 0 0 .4rem; font-size: 1rem; }
        small { color: var(--muted); font-weight: normal; }
        dl { margin: .5rem 0; } dl div { display: flex; gap: 1rem; } dt { flex: 0 0 8rem; color: var(--muted); }
        dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; text-align: left; }
        td:first-child { white-space: nowrap; } figcaption { color: var(--muted); font-size: .85rem; } .right { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .finding { margin: .8rem 0; padding: .7rem 1rem; background: var(--panel); border-left: 4px solid var(--info); }
        .finding.critical { border-color: var(--critical); } .finding.warning { border-color: var(--warning); }
        .finding.notice { border-color: var(--notice); } .finding dt { flex-basis: 4rem; }
        .badge { text-transform: uppercase; font-size: .75rem; letter-spacing: .05em; color: var(--info); }
        .critical .badge { color: var(--critical); } .warning .badge { color: var(--warning); }
        .notice .badge { color: var(--notice); }
        figure { margin: 1rem 0; } svg { width: 100%; height: auto; } svg text { fill: var(--muted); font: 12px system-ui, sans-serif; }
        .grid { stroke: var(--line); stroke-width: 1; } .media { fill: var(--media); } .hole { fill: var(--hole); }
        .served { fill: var(--served); } .unserved { fill: var(--unserved); } .band { fill: var(--served); opacity: .35; }
        .line { fill: none; stroke: var(--served); stroke-width: 1.5; } .mark { fill: var(--info); }
        .mark.critical { fill: var(--critical); } .mark.warning { fill: var(--warning); } .mark.notice { fill: var(--notice); }
        @media print { :root { --ground: #ffffff; --text: #000000; --muted: #444444; --line: #bbbbbb; --panel: #ffffff;
            --media: #2f7d4f; --hole: #c62828; --served: #2a6fb0; --unserved: #d9dee3; --critical: #b3261e;
            --warning: #9a5b00; --notice: #2a6fb0; --info: #5b646d; }
          main { max-width: none; padding: 0; } .finding, tr, figure { break-inside: avoid; } h2, h3 { break-after: avoid; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        """
}
