using Messaging.Data;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Unassigned;

/// <summary>Everybody who may have to do with some numbers, for all of them at once.</summary>
internal static class FindAcquaintances
{
    internal static async Task<IReadOnlyList<Acquaintance>> FindAcquaintancesAsync(
        this MessagingDb db, Guid companyId, IReadOnlyCollection<string> phones, CancellationToken cancellationToken)
    {
        if (phones.Count == 0) return [];
        var known = await db.ContactPhones.AsNoTracking().Where(row => phones.Contains(row.Phone)).ToListAsync(cancellationToken);
        var tails = phones.Select(Suggestions.TailOf).OfType<string>().Distinct().ToArray();
        var ids = known.Select(row => row.ContactId).Distinct().ToArray();
        // The shape of the index: EF would compare a substring.
        var people = await db.Contacts.FromSql($"""
            SELECT c.*, c.xmin FROM contacts c WHERE c.company_id = {companyId} AND right(c.texting_phone, 7) = ANY({tails})
            UNION ALL
            SELECT c.*, c.xmin FROM contacts c WHERE c.company_id = {companyId} AND c.id = ANY({ids})
            """).AsNoTracking()
            .Select(contact => new { contact.Id, contact.Kind, contact.Name, contact.Active, contact.TextingPhone })
            .ToListAsync(cancellationToken);
        var numbers = known.ToLookup(row => row.ContactId);
        return
        [
            .. people.DistinctBy(person => person.Id).Select(person => new Acquaintance(
                person.Id, person.Kind, person.Name, person.Active, person.TextingPhone,
                [.. numbers[person.Id].Where(row => !row.Remembered).Select(row => row.Phone)],
                [.. numbers[person.Id].Where(row => row.Remembered).Select(row => row.Phone)])),
        ];
    }
}
