using Texting.Contracts.Billing.Http;

namespace Billing.Reconciliation;

/// <summary>A text in the carrier's list.</summary>
/// <param name="Sid">The carrier's id.</param>
/// <param name="TextId">Ours; null when we have none.</param>
/// <param name="IsInbound">Which way it went.</param>
/// <param name="Segments">The carrier's count; 0 while it has not decided.</param>
public sealed record ListedText(string Sid, Guid? TextId, bool IsInbound, int Segments);

/// <summary>A text in the ledger.</summary>
/// <param name="TextId">Our id.</param>
/// <param name="IsInbound">Which way it went.</param>
/// <param name="Segments">As corrected last.</param>
/// <param name="IsPicture">A picture message counts as one, whatever segments are told.</param>
public sealed record CountedText(Guid TextId, bool IsInbound, int Segments, bool IsPicture);

/// <summary>The ledger of a day beside the carrier's list of it.</summary>
/// <param name="Texts">Texts in either.</param>
/// <param name="Explained">Texts in both, with the same count.</param>
/// <param name="Differences">The others.</param>
public sealed record Comparison(int Texts, int Explained, IReadOnlyList<ReconciliationDifference> Differences)
{
    /// <param name="listed">The carrier's list of the day.</param>
    /// <param name="counted">The ledger: every text that is listed, and those of the day that no list has.</param>
    public static Comparison Of(IReadOnlyCollection<ListedText> listed, IReadOnlyCollection<CountedText> counted)
    {
        var ours = counted.ToDictionary(text => text.TextId);
        var seen = new HashSet<Guid>();
        var differences = new List<ReconciliationDifference>();
        var explained = 0;
        foreach (var text in listed.OrderBy(text => text.Sid, StringComparer.Ordinal))
        {
            var known = text.TextId is { } id ? ours.GetValueOrDefault(id) : null;
            if (Name(text, known, isFirst: text.TextId is not { } told || seen.Add(told)) is { } name)
                differences.Add(new(name, text.TextId, text.Sid, known?.Segments, text.Segments));
            else explained++;
        }

        differences.AddRange(counted.Where(text => !seen.Contains(text.TextId)).OrderBy(text => text.TextId)
            .Select(text => new ReconciliationDifference("not-at-carrier", text.TextId, null, text.Segments, null)));
        return new(explained + differences.Count, explained, differences);
    }

    private static string? Name(ListedText listed, CountedText? ours, bool isFirst)
    {
        if (listed.TextId is null) return "unknown-to-us";
        if (!isFirst) return "twice-at-carrier";
        if (ours is null) return "not-in-ledger";
        if (ours.IsInbound != listed.IsInbound) return "direction-differs";
        return listed.Segments != 0 && !ours.IsPicture && ours.Segments != listed.Segments ? "count-differs" : null;
    }
}
