using Messaging.Data;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Contacts;

/// <summary>The filters of client numbers and staff numbers: the list and a change of many people find the same ones.</summary>
internal static class ContactFilters
{
    internal static IQueryable<Contact> Matching(this MessagingDb db, ContactFilter filter)
    {
        var contacts = db.Contacts.AsNoTracking().Where(contact => contact.Active);
        if (filter.Kind is { } kind) contacts = contacts.Where(contact => contact.Kind == kind);
        if (filter.TextingEnabled is { } enabled) contacts = contacts.Where(contact => contact.TextingEnabled == enabled);
        if (filter.DefaultDelivery is { } delivery) contacts = contacts.Where(contact => contact.DefaultDelivery == delivery);
        if (filter.Valid is { } valid) contacts = contacts.Where(contact => contact.TextingPhone != null == valid);
        if (filter.OptedOut is { } optedOut) contacts = contacts.Where(contact => db.OptOuts.Any(row => row.Phone == contact.TextingPhone && row.OptedOut) == optedOut);

        var (name, digits) = (ContactSearch.Pattern(filter.Search), ContactSearch.Digits(filter.Search));
        if (digits is not null)
            contacts = contacts.Where(contact => EF.Functions.ILike(contact.Name, name!, ContactSearch.Escape) || EF.Functions.Like(contact.TextingPhone!, digits));
        else if (name is not null)
            contacts = contacts.Where(contact => EF.Functions.ILike(contact.Name, name, ContactSearch.Escape));
        return contacts;
    }
}
