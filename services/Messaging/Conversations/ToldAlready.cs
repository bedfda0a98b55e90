using Messaging.Data;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;

namespace Messaging.Conversations;

/// <summary>Who has just told a person the same in their own words.</summary>
internal static class ToldAlready
{
    /// <summary>
    /// When those who may have said the same themselves last did, by a text that left or is about to. Visit reports are about
    /// what is over. Of <b>any</b> company: each entry is one of the companies asked for, and of the person and the author.
    /// </summary>
    public static async Task<Dictionary<(Guid Contact, Guid Author), DateTimeOffset>> ReadAsync(
        MessagingDb db, IReadOnlyList<SendMessage> orders, CancellationToken cancellationToken)
    {
        var asked = orders.Where(order => order.UnlessToldBy is not null).ToList();
        if (asked.Count == 0) return [];
        var companies = asked.Select(order => order.CompanyId).ToArray();
        var contacts = asked.Select(order => order.ContactId).ToArray();
        var authors = asked.Select(order => (Guid?)order.UnlessToldBy!.AuthorId).ToArray();
        var since = asked.Min(order => order.UnlessToldBy!.Since);
        var found = await db.FeedMessages
            .Where(entry => companies.Contains(entry.CompanyId) && contacts.Contains(entry.ContactId) && authors.Contains(entry.AuthorId) && entry.CreatedAt >= since)
            .Where(entry => db.Texts.Any(text => text.FeedMessageId == entry.Id && text.CompanyId == entry.CompanyId && text.CreatedAt == entry.CreatedAt
                && text.Purpose == Purpose.FeedMessage && text.Status != TextStatus.Refused && text.Status != TextStatus.Failed))
            .GroupBy(entry => new { entry.ContactId, entry.AuthorId })
            .Select(entries => new { entries.Key.ContactId, entries.Key.AuthorId, At = entries.Max(entry => entry.CreatedAt) })
            .IgnoreQueryFilters([ServiceDb.CompanyFilter]).ToListAsync(cancellationToken);
        return found.ToDictionary(one => (one.ContactId, one.AuthorId!.Value), one => one.At);
    }
}
