using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Messaging.Texts;

namespace Messaging.Inbound;

/// <summary>
/// An inbound text as the carrier's form says it. Fields we do not know are ignored, and odd values are read as well as
/// they can be: the carrier does not come again for a text that was turned away.
/// </summary>
/// <param name="From">E.164, a short code or a name.</param>
/// <param name="To">The company's number, E.164.</param>
/// <param name="Segments">What it counts on the wire; a picture message counts as one.</param>
/// <param name="MediaCount">Pictures that came, by the carrier's count.</param>
/// <param name="OptOutType">What the carrier itself took it for: STOP, START or HELP; null when it did not say.</param>
public sealed record InboundText(
    string Sid, string AccountSid, string From, string To, string Body, int Segments, int MediaCount, string[] MediaUrls, string? OptOutType)
{
    /// <summary>No webhook brought it: it was found in the carrier's list.</summary>
    public bool Recovered { get; init; }

    // They become keys of the database, which hold less than the form could.
    private const int LongestKey = 255;

    /// <summary>The fields without which nobody can say what it is; every one that is missing is in the errors.</summary>
    public static bool TryRead(IFormCollection form, [NotNullWhen(true)] out InboundText? text, out Dictionary<string, string[]> errors)
    {
        var missing = new Dictionary<string, string[]>();
        var (sid, account) = (Required("MessageSid"), Required("AccountSid"));
        var (from, to) = (Required("From"), Required("To"));
        errors = missing;
        text = missing.Count > 0 ? null : Read(form, sid, account, from, to);
        return text is not null;

        string Required(string field)
        {
            var value = Field(form, field);
            if (value.Length is 0 or > LongestKey) missing[field] = [$"1 to {LongestKey} characters."];
            return value;
        }
    }

    /// <summary>Everything that came, in a shape the database can hold.</summary>
    public static Dictionary<string, string> Whole(IFormCollection form)
    {
        var whole = new Dictionary<string, string>();
        foreach (var (name, value) in form) whole[Storable(name)] = Storable(value.ToString());
        return whole;
    }

    private static InboundText Read(IFormCollection form, string sid, string account, string from, string to)
    {
        var body = Field(form, "Body");
        // Every picture has a field of its own, so a count beyond the form is no count.
        var mediaCount = Math.Min(Number(form, "NumMedia") ?? 0, form.Count);
        var segments = mediaCount > 0 ? 1 : Math.Max(1, Number(form, "NumSegments") ?? Texts.Segments.Count(body).Segments);
        string[] media = [.. Enumerable.Range(0, mediaCount).Select(index => Field(form, $"MediaUrl{index}")).Where(url => url.Length > 0)];
        return new(sid, account, from, to, body, segments, mediaCount, media, Field(form, "OptOutType") is { Length: > 0 } type ? type : null);
    }

    private static int? Number(IFormCollection form, string field) =>
        int.TryParse(Field(form, field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Field(IFormCollection form, string field) => Storable(form[field].ToString());

    // PostgreSQL has no character zero.
    private static string Storable(string value) => value.Replace("\0", "", StringComparison.Ordinal);
}
