using System.Globalization;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Web.Clients;

/// <summary>The people of a company and how they are texted.</summary>
public sealed class ContactsClient(GatewayApi gateway)
{
    private const string Contacts = "/api/messaging/contacts";

    /// <param name="filter">Whom.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="take">How many, up to 1,000; null for as many as a first look needs.</param>
    /// <param name="cancellation">Ends with the page.</param>
    public Task<Answer<Page<ContactRow>>> ListAsync(ContactFilter filter, string? cursor, int? take = null, CancellationToken cancellation = default) =>
        gateway.GetAsync<Page<ContactRow>>(Contacts + GatewayCalls.Query(
            ("kind", filter.Kind?.ToString()),
            ("search", filter.Search),
            ("valid", filter.Valid?.ToString()),
            ("textingEnabled", filter.TextingEnabled?.ToString()),
            ("defaultDelivery", filter.DefaultDelivery?.ToString()),
            ("optedOut", filter.OptedOut?.ToString()),
            ("cursor", cursor),
            ("take", take?.ToString(CultureInfo.InvariantCulture))), cancellation);

    public Task<Answer<ContactRow>> ChangeAsync(Guid contactId, ChangeTexting change, CancellationToken cancellation = default) =>
        gateway.PutAsync<ContactRow>($"{Contacts}/{contactId}/texting", change, cancellation);

    /// <summary>Who changed what about being texted, newest first.</summary>
    public Task<Answer<Page<ConsentLine>>> ReadConsentAsync(Guid contactId, string? cursor, CancellationToken cancellation = default) =>
        gateway.GetAsync<Page<ConsentLine>>($"{Contacts}/{contactId}/consent" + GatewayCalls.Query(("cursor", cursor)), cancellation);

    /// <summary>The person asked in another way than by text to get no more. Holds like a STOP.</summary>
    public Task<Answer<ContactRow>> NoteOptOutAsync(Guid contactId, string note, Guid key, CancellationToken cancellation = default) =>
        gateway.PostOnceAsync<ContactRow>($"{Contacts}/{contactId}/opt-out", new NoteOptOut(note), key, cancellation);

    public Task<Answer<BulkChangePreview>> PreviewAsync(BulkChangeRequest change, CancellationToken cancellation = default) =>
        gateway.AskAsync<BulkChangePreview>($"{Contacts}/bulk/preview", change, cancellation);

    public Task<Answer<BulkChangeProgress>> ChangeManyAsync(BulkChangeRequest change, Guid key, CancellationToken cancellation = default) =>
        gateway.PostOnceAsync<BulkChangeProgress>($"{Contacts}/bulk", change, key, cancellation);

    public Task<Answer<BulkChangeProgress>> ReadProgressAsync(Guid id, CancellationToken cancellation = default) =>
        gateway.GetAsync<BulkChangeProgress>($"{Contacts}/bulk/{id}", cancellation);
}
