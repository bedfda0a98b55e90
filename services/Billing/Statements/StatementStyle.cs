namespace Billing.Statements;

/// <summary>How a statement looks, on the screen and on paper.</summary>
internal static class StatementStyle
{
    internal const string Css = """
        :root { color: #1d2433; background: #eef1f5; font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        body { margin: 0; }
        main { box-sizing: border-box; max-width: 50rem; margin: 2rem auto; padding: 3rem; background: #fff; border-radius: 12px; box-shadow: 0 1px 3px #1d243322; }
        header { display: flex; justify-content: space-between; gap: 2rem; border-bottom: 2px solid #1d2433; padding-bottom: 1.25rem; }
        header p, header h1 { margin: 0; }
        h1 { font-size: 1.9rem; line-height: 1.2; white-space: nowrap; }
        .what, .who { color: #4c566a; }
        .who { text-align: right; }
        .company { font-weight: 600; color: #1d2433; }
        .open { margin: 1.5rem 0 0; padding: .75rem 1rem; background: #fff6dd; border-left: 4px solid #b07d00; }
        .due { display: flex; justify-content: space-between; align-items: baseline; margin: 1.5rem 0; padding: 1rem 1.25rem; background: #f3f6fa; border-radius: 8px; }
        .due h2 { margin: 0; }
        .amount { margin: 0; font-size: 1.9rem; font-weight: 700; font-variant-numeric: tabular-nums; }
        h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
        table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: .4rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid #dfe4ec; }
        thead th { color: #4c566a; font-weight: 600; font-size: .85rem; }
        tbody th { font-weight: 400; }
        tfoot th, tfoot td { font-weight: 700; border-bottom: 0; border-top: 2px solid #1d2433; }
        td, .who { overflow-wrap: anywhere; }
        .n { text-align: right; white-space: nowrap; }
        .days th, .days td { padding-block: .2rem; }
        .charges td:first-child { white-space: nowrap; }
        .note, footer { color: #4c566a; font-size: .85rem; }
        footer { margin-top: 2.5rem; border-top: 1px solid #dfe4ec; }
        @media (max-width: 40rem) { main { margin: 0; padding: 1.25rem; border-radius: 0; } header { flex-direction: column; gap: .75rem; } .who { text-align: left; } }
        /* Five columns do not fit a phone: what for and how much, and below it the rest. */
        @media screen and (max-width: 40rem) {
          .charges thead { display: none; }
          .charges tr { display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; padding: .5rem; border-bottom: 1px solid #dfe4ec; }
          .charges td, .charges th { padding: 0; border: 0; }
          .charges tbody td { color: #4c566a; font-size: .9rem; }
          .charges tbody td:nth-child(2), .charges tbody td:nth-child(4) { order: -1; color: inherit; font-size: 1rem; }
          .charges tbody td:nth-child(3):not(:empty)::after { content: " texts"; }
          .charges tbody td:nth-child(5) { grid-column: 1 / -1; }
          .charges td:empty { display: none; }
          .charges tfoot tr { border-top: 2px solid #1d2433; border-bottom: 0; }
        }
        @page { margin: 18mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); color: #4c566a; font: 8.5pt system-ui, sans-serif; } }
        @media print {
          :root { background: #fff; font-size: 10.5pt; }
          main { max-width: none; margin: 0; padding: 0; box-shadow: none; border-radius: 0; }
          .due { background: none; border: 1px solid #1d2433; }
          .open { background: none; }
          /* A head on every page, a sum only where the rows end. */
          thead { display: table-header-group; }
          tfoot { display: table-row-group; }
          tfoot tr { break-before: avoid; }
          tr, .due, header, footer { break-inside: avoid; }
          h2 { break-after: avoid; }
        }
        """;
}
