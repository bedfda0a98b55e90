namespace Gateway.Pages;

static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --bg: #f4f7f6; --card: #fff; --ink: #16211f; --soft: #52625e; --line: #d6dfdc; --brand: #0f766e; --hover: #eef6f4; }
        @media (prefers-color-scheme: dark) {
          :root { --bg: #0f1514; --card: #18201f; --ink: #e8efed; --soft: #a3b3af; --line: #2d3937; --brand: #4fd1c0; --hover: #1f2a28; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px; background: var(--bg); color: var(--ink);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        .card { width: 100%; max-width: 760px; background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 32px; }
        .narrow { max-width: 420px; text-align: center; }
        h1 { margin: 0 0 4px; font-size: 1.6rem; line-height: 1.25; }
        h2 { margin: 24px 0 8px; font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
        p { margin: 0 0 16px; color: var(--soft); }
        .people { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 12px; margin: 0; padding: 0; list-style: none; }
        .person { width: 100%; height: 100%; min-height: 72px; display: flex; gap: 12px; align-items: center; text-align: left; padding: 12px 14px;
          border: 1px solid var(--line); border-radius: 12px; background: none; color: inherit; font: inherit; cursor: pointer; }
        .person:hover { background: var(--hover); border-color: var(--brand); }
        :focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
        .face { flex: none; width: 40px; height: 40px; border-radius: 50%; display: grid; place-items: center; background: var(--hover); color: var(--brand); font-weight: 600; }
        .name { display: block; font-weight: 600; }
        .about { display: block; font-size: .875rem; color: var(--soft); line-height: 1.35; }
        .button { display: inline-block; padding: 10px 18px; border: 1px solid var(--brand); border-radius: 10px; color: var(--brand);
          background: none; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
        .button:hover { background: var(--hover); }
        .note { margin: 24px 0 0; padding-top: 16px; border-top: 1px solid var(--line); font-size: .875rem; }
        a { color: var(--brand); }
        @media (max-width: 480px) { body { place-items: start center; } .card { padding: 20px 16px; } .people { grid-template-columns: 1fr; } }
        """;
}
