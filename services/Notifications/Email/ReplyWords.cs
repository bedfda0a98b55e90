using System.Text.RegularExpressions;

namespace Notifications.Email;

/// <summary>
/// What a person wrote in an answer, without what their mail program put around it: the quoted email and how it is announced,
/// the signature. It cuts only where it is sure, because words that were cut by mistake are worse than a quote too many; and
/// when nothing would be left, all of it stays.
/// </summary>
internal static partial class ReplyWords
{
    private const int LongestAnnouncement = 3;

    public static string Of(string text)
    {
        var lines = Clean(text).ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToList();
        var kept = Own(lines);
        return kept.Length > 0 ? kept : string.Join('\n', lines).Trim();
    }

    private static string Own(List<string> lines)
    {
        var own = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsEnd(lines, i)) break;
            if (!IsQuoted(lines[i])) own.Add(lines[i]);
            else if (i == 0 || !IsQuoted(lines[i - 1])) Unannounce(own);
        }

        // Some programs quote without a sign: then nothing of the person follows.
        var announced = Enumerable.Range(0, own.Count).FirstOrDefault(i => IsAnnouncement(own, i), own.Count);
        var mine = own.Take(announced).ToList();
        while (mine.Count > 0 && (mine[^1].Length == 0 || SentFrom().IsMatch(mine[^1]))) mine.RemoveAt(mine.Count - 1);
        return Gaps().Replace(string.Join('\n', mine), "\n\n").Trim();
    }

    // The line that announces a quote is above it, in any language, perhaps broken in two or three.
    private static void Unannounce(List<string> own)
    {
        var last = own.FindLastIndex(line => line.Length > 0);
        if (last < 0 || !own[last].EndsWith(':')) return;
        var first = last;
        for (var i = last; i >= 0 && i > last - LongestAnnouncement && own[i].Length > 0; i--)
        {
            if (!OpensAnnouncement().IsMatch(own[i])) continue;
            first = i;
            break;
        }

        if (first < last || own[last].Any(char.IsAsciiDigit) || own[last].Contains('@', StringComparison.Ordinal)) own.RemoveRange(first, own.Count - first);
    }

    private static bool IsAnnouncement(List<string> lines, int at)
    {
        if (!OpensAnnouncement().IsMatch(lines[at])) return false;
        var end = lines.FindIndex(at, Math.Min(LongestAnnouncement, lines.Count - at), line => ClosesAnnouncement().IsMatch(line));
        return end >= at && lines.Skip(at).Take(end - at + 1).All(line => line.Length > 0);
    }

    // From here on there is nothing of the person: the sign before a signature, the head of the email that was answered.
    private static bool IsEnd(List<string> lines, int at) => lines[at] == "--" || Ruled().IsMatch(lines[at])
        || (FirstOfHead().IsMatch(lines[at]) && lines.Skip(at + 1).Take(4).Count(line => OfHead().IsMatch(line)) >= 2)
        || (Underlined().IsMatch(lines[at]) && lines.Skip(at + 1).FirstOrDefault(line => line.Length > 0) is { } next && FirstOfHead().IsMatch(next));

    private static bool IsQuoted(string line) => line.StartsWith('>');

    private static string Clean(string text) => new([.. text.Where(letter => !char.IsControl(letter) || letter is '\n' or '\r' or '\t')]);

    [GeneratedRegex(@"^(On|Am|Le|El|Il|Op|Em|Den|Dne|W dniu|\p{Lu}\p{L}{1,2}[.,]? \d|\d{4}-\d\d-\d\d).{0,200}\d", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OpensAnnouncement();

    [GeneratedRegex(@"(wrote|schrieb.*|a écrit|escribió|ha scritto|schreef.*|escreveu|skrev.*|napisał.*)\s?:$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ClosesAnnouncement();

    [GeneratedRegex(@"^-{3,} ?\p{L}[\p{L} '’]{3,40} ?-{3,}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ruled();

    [GeneratedRegex("^_{8,}$", RegexOptions.NonBacktracking)]
    private static partial Regex Underlined();

    [GeneratedRegex(@"^\*?(From|Von|De|Da|Van|Fra|Från|Od)\s?:\*? ", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FirstOfHead();

    [GeneratedRegex(@"^\*?\p{L}[\p{L} ]{1,15}\s?:\*? ", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OfHead();

    [GeneratedRegex("^(Sent from my |Sent from Outlook|Get Outlook for |Sent with |Von meinem .{1,30} gesendet|Envoyé de mon |Enviado desde mi )", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SentFrom();

    [GeneratedRegex(@"\n{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();
}
