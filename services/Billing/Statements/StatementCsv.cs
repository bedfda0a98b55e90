using System.Globalization;
using System.Text;

namespace Billing.Statements;

/// <summary>A statement as CSV (RFC 4180): one table, so that a spreadsheet can filter it.</summary>
public static class StatementCsv
{
    /// <summary>What it is served as.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    // Where a spreadsheet would begin to calculate.
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r', '\n'];

    public static string Write(Statement statement)
    {
        var figures = statement.Detail.Figures;
        var csv = new StringBuilder();
        Line(csv, "section", "item", "date", "texts", "amount_usd");
        Line(csv, "period", statement.Company, figures.Month, "", "");
        Line(csv, "period", statement.IsFinal ? "final" : "running, not final", Date(statement, statement.WrittenAt), "", "");
        Line(csv, "period", "from", Date(statement, figures.From), "", "");
        Line(csv, "period", "to (last day)", Date(statement, figures.To.AddTicks(-1)), "", "");
        Line(csv, "pool", $"included for {figures.Staff} staff", "", Number(figures.Allotment), "");
        Line(csv, "pool", "rolled over from earlier months", "", Number(figures.RolloverIn), "");
        Line(csv, "used", "sent", "", Number(figures.Sent), "");
        Line(csv, "used", "received", "", Number(figures.Received), "");
        if (figures.LateTexts != 0) Line(csv, "used", "of earlier months, known late", "", Number(figures.LateTexts), "");
        Line(csv, "result", statement.IsFinal ? "rolls over to the next month" : "left", "", Number(figures.Left), "");
        if (figures.Expired != 0) Line(csv, "result", "expired", "", Number(figures.Expired), "");
        Line(csv, "result", "beyond the pool", "", Number(figures.OverageTexts), figures.OverageAmount);
        foreach (var kind in statement.Detail.Kinds) Line(csv, "kind", KindWords.Of(kind.Kind), "", Number(kind.Texts), "");
        foreach (var day in statement.Detail.Days)
        {
            Line(csv, "day", "sent", day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Number(day.Sent), "");
            Line(csv, "day", "received", day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Number(day.Received), "");
        }

        foreach (var row in statement.Detail.Transactions)
            Line(csv, "transaction", row.Description, Date(statement, row.At), row.Texts is { } texts ? Number(texts) : "", row.Amount);
        if (!statement.IsFinal && figures.OverageTexts > 0) Line(csv, "transaction", "Texts beyond the pool so far", "", Number(figures.OverageTexts), figures.OverageAmount);
        Line(csv, "total", "due", "", "", statement.Due);
        return csv.ToString();
    }

    private static void Line(StringBuilder csv, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++) csv.Append(i == 0 ? "" : ",").Append(Field(fields[i]));
        csv.Append("\r\n");
    }

    // Text that begins like a formula gets an apostrophe in front; numbers, negative ones too, stay numbers.
    private static string Field(string text)
    {
        if (text.Length > 0 && FormulaStarts.Contains(text[0]) && !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _)) text = $"'{text}";
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Date(Statement statement, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, statement.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
