using Messaging.Carrier;
using Texting.Contracts.Messaging;

namespace Messaging.Texts;

/// <summary>What we know of a text that the carrier lists.</summary>
internal readonly record struct KnownText(Guid Id, int Segments, TextStatus Status, bool IsOutbound);

/// <summary>Cuts the carrier's list of a day into the pages that are published, and finds where it says something new.</summary>
internal static class CarrierDayPages
{
    /// <summary>What one message of the bus holds.</summary>
    public const int PageSize = 500;

    /// <summary>One empty page for a day without texts: that the day was looked at is news too.</summary>
    public static IEnumerable<CarrierDayListed> Of(
        Guid companyId, DateOnly day, IReadOnlyCollection<CarrierText> listed, IReadOnlyDictionary<string, KnownText> known)
    {
        // A text that wandered from one page of the carrier's to the next while we read is listed twice.
        var entries = listed.DistinctBy(text => text.Sid).OrderBy(text => text.Sid, StringComparer.Ordinal).Select(text => new CarrierDayListed.Entry(
            known.TryGetValue(text.Sid, out var ours) ? ours.Id : null,
            text.Sid,
            text.IsInbound ? CarrierDirection.Inbound : CarrierDirection.Outbound,
            text.Segments,
            text.Status ?? ""));
        var pages = entries.Chunk(PageSize).DefaultIfEmpty([]).ToList();
        return pages.Select((page, index) => new CarrierDayListed(companyId, day, index + 1, pages.Count, page));
    }

    /// <summary>Callbacks get lost: where the list is ahead of us, or counts otherwise, it is news like a callback.</summary>
    public static IEnumerable<TextNews> News(IEnumerable<CarrierText> listed, IReadOnlyDictionary<string, KnownText> known) =>
        from text in listed
        where known.TryGetValue(text.Sid, out var ours) && ours.IsOutbound && IsNews(text, ours)
        select new TextNews.CarrierSaid(known[text.Sid].Id, text.Sid, text.Status, text.ErrorCode, text.Segments);

    private static bool IsNews(CarrierText text, KnownText ours) =>
        TextStatuses.FromCarrier(text.Status) > ours.Status || (text.Segments > 0 && text.Segments != ours.Segments);
}
