using System.Globalization;
using System.Net;
using System.Text;

namespace Billing.Statements;

/// <summary>A statement as a page of its own: no script, nothing loaded from elsewhere, the same on paper.</summary>
public static class StatementHtml
{
    /// <summary>What it is served as.</summary>
    public const string ContentType = "text/html; charset=utf-8";

    public static string Write(Statement statement)
    {
        var figures = statement.Detail.Figures;
        var month = Date(statement, figures.From, "MMMM yyyy");
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Texting statement, {Text(month)}, {Text(statement.Company)}</title>
            <style>{StatementStyle.Css}</style></head>
            <body><main>
            <header><div><p class="what">Texting statement</p><h1>{Text(month)}</h1></div>
            <div class="who"><p class="company">{Text(statement.Company)}</p>
            <p>{Text(Date(statement, figures.From, "MMMM d"))} to {Text(Date(statement, figures.To.AddTicks(-1), "MMMM d, yyyy"))}</p>
            <p>Statement {Text(figures.Id.ToString("N")[^12..].ToUpperInvariant())}</p></div></header>
            {(statement.IsFinal ? "" : "<p class=\"open\" role=\"note\">This month is still running. The figures are those of the moment and will change.</p>")}
            <section class="due"><h2>{(statement.IsFinal ? "Amount due" : "Amount due so far")}</h2><p class="amount">{Dollars(statement.Due)}</p></section>
            """);
        Transactions(page, statement);
        Texts(page, statement);
        Kinds(page, statement);
        Days(page, statement);
        page.Append(CultureInfo.InvariantCulture, $"""
            <footer><p>Every active member of staff adds {Number(statement.TextsPerStaff)} texts to the month. All staff share them, unused texts roll over,
            and a text beyond them costs ${Text(statement.OveragePrice)}. One text is one segment of 160 characters or one picture message, sent or received;
            STOP, START and HELP are free. Days are those of {Text(statement.Zone.Id)}; amounts are in US dollars.</p>
            <p>Written {Text(Date(statement, statement.WrittenAt, "MMMM d, yyyy HH:mm"))}.</p></footer>
            </main></body></html>
            """);
        return page.ToString();
    }

    private static void Transactions(StringBuilder page, Statement statement)
    {
        page.Append("<section><h2>Charges</h2><table class=\"charges\"><thead><tr><th scope=\"col\">Date</th><th scope=\"col\">What for</th><th scope=\"col\" class=\"n\">Texts</th><th scope=\"col\" class=\"n\">Amount</th><th scope=\"col\">Payment</th></tr></thead><tbody>");
        foreach (var row in statement.Detail.Transactions)
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(Date(statement, row.At, "MMM d, yyyy"))}</td><td>{Text(row.Description)}</td><td class=\"n\">{(row.Texts is { } texts ? Number(texts) : "")}</td><td class=\"n\">{Dollars(row.Amount)}</td><td>{Paid(statement, row.PaidAt, row.PaymentReference)}</td></tr>");
        if (!statement.IsFinal && statement.Detail.Figures.OverageTexts > 0)
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>at the end</td><td>Texts beyond the pool so far</td><td class=\"n\">{Number(statement.Detail.Figures.OverageTexts)}</td><td class=\"n\">{Dollars(statement.Detail.Figures.OverageAmount)}</td><td></td></tr>");
        if (statement.Detail.Transactions.Count == 0 && statement.Detail.Figures.OverageTexts == 0) page.Append("<tr><td colspan=\"5\">Nothing was charged.</td></tr>");
        page.Append(CultureInfo.InvariantCulture, $"</tbody><tfoot><tr><th scope=\"row\" colspan=\"3\">Together</th><td class=\"n\">{Dollars(statement.Due)}</td><td></td></tr></tfoot></table></section>");
    }

    private static void Texts(StringBuilder page, Statement statement)
    {
        var figures = statement.Detail.Figures;
        page.Append("<section><h2>Texts</h2><table><tbody>");
        Row($"Included for {Number(figures.Staff)} active staff", figures.Allotment);
        Row("Rolled over from earlier months", figures.RolloverIn);
        Row("Sent", -figures.Sent);
        Row("Received", -figures.Received);
        if (figures.Expired != 0) Row("Expired", -figures.Expired);
        if (figures.OverageTexts != 0) Row($"Beyond the pool, at ${statement.OveragePrice} each", figures.OverageTexts);
        page.Append(CultureInfo.InvariantCulture, $"</tbody><tfoot><tr><th scope=\"row\">{(statement.IsFinal ? "Rolls over to the next month" : "Left")}</th><td class=\"n\">{Number(figures.Left)}</td></tr></tfoot></table>");
        if (figures.LateTexts != 0)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{Number(figures.LateTexts)} of these texts are of earlier days and became known after their month was closed.</p>");
        page.Append("</section>");

        void Row(string what, int texts) => page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(what)}</th><td class=\"n\">{Number(texts)}</td></tr>");
    }

    private static void Kinds(StringBuilder page, Statement statement)
    {
        if (statement.Detail.Kinds.Count == 0) return;
        page.Append("<section><h2>By kind</h2><table><tbody>");
        foreach (var kind in statement.Detail.Kinds)
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(KindWords.Of(kind.Kind))}</th><td class=\"n\">{Number(kind.Texts)}</td></tr>");
        page.Append("</tbody></table></section>");
    }

    private static void Days(StringBuilder page, Statement statement)
    {
        if (statement.Detail.Days.Count == 0) return;
        page.Append("<section><h2>By day</h2><table class=\"days\"><thead><tr><th scope=\"col\">Day</th><th scope=\"col\" class=\"n\">Sent</th><th scope=\"col\" class=\"n\">Received</th></tr></thead><tbody>");
        foreach (var day in statement.Detail.Days)
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{day.Day.ToString("ddd, MMM d", CultureInfo.InvariantCulture)}</th><td class=\"n\">{Number(day.Sent)}</td><td class=\"n\">{Number(day.Received)}</td></tr>");
        page.Append("</tbody></table></section>");
    }

    private static string Paid(Statement statement, DateTimeOffset? at, string? reference) =>
        at is { } paid ? $"paid {Text(Date(statement, paid, "MMM d, yyyy"))}, {Text(reference ?? "")}" : "open";

    private static string Dollars(string amount) => amount.StartsWith('-') ? $"&minus;${Text(amount[1..])}" : $"${Text(amount)}";

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace("-", "&minus;", StringComparison.Ordinal);

    private static string Date(Statement statement, DateTimeOffset at, string format) => TimeZoneInfo.ConvertTime(at, statement.Zone).ToString(format, CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
