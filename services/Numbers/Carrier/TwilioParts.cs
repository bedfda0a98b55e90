using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Trusthub.V1;

namespace Numbers.Carrier;

/// <summary>A postal address as the carrier wants it.</summary>
internal sealed record CarrierAddress(string Customer, string Street, string? Street2, string City, string Region, string PostalCode, string Country);

/// <summary>What bundles are made of: facts about a company and its people, an address, a document that points at it.</summary>
internal sealed class TwilioParts(TwilioClients clients)
{
    /// <summary>Changes the facts when there is a sid, otherwise creates them.</summary>
    public Task<CarrierAnswer<string>> WriteEndUserAsync(string account, string? sid, string friendlyName, string type, IReadOnlyDictionary<string, string> facts) =>
        CarrierCall.TryAsync(async () => sid is null
            ? (await EndUserResource.CreateAsync(new(friendlyName, type) { Attributes = facts }, clients.Of(account))).Sid
            : (await EndUserResource.UpdateAsync(new(sid) { Attributes = facts }, clients.Of(account))).Sid);

    public Task<CarrierAnswer<string?>> FindEndUserAsync(string account, string friendlyName) => CarrierCall.TryAsync(async () =>
        (await EndUserResource.ReadAsync(new ReadEndUserOptions { PageSize = 1000 }, clients.Of(account)))
        .FirstOrDefault(user => user.FriendlyName == friendlyName)?.Sid);

    public Task<CarrierAnswer<string>> WriteAddressAsync(string account, string? sid, string friendlyName, CarrierAddress address) => CarrierCall.TryAsync(async () =>
        sid is null
            ? (await AddressResource.CreateAsync(
                new(address.Customer, address.Street, address.City, address.Region, address.PostalCode, address.Country)
                {
                    PathAccountSid = account,
                    FriendlyName = friendlyName,
                    StreetSecondary = address.Street2,
                }, clients.Of(account))).Sid
            : (await AddressResource.UpdateAsync(
                new(sid)
                {
                    PathAccountSid = account,
                    CustomerName = address.Customer,
                    Street = address.Street,
                    StreetSecondary = address.Street2 ?? "",
                    City = address.City,
                    Region = address.Region,
                    PostalCode = address.PostalCode,
                }, clients.Of(account))).Sid);

    public Task<CarrierAnswer<string?>> FindAddressAsync(string account, string friendlyName) => CarrierCall.TryAsync(async () =>
        (await AddressResource.ReadAsync(new ReadAddressOptions { PathAccountSid = account, FriendlyName = friendlyName }, clients.Of(account)))
        .FirstOrDefault(address => address.FriendlyName == friendlyName)?.Sid);

    public Task<CarrierAnswer<string>> CreateDocumentAsync(string account, string friendlyName, string addressSid) => CarrierCall.TryAsync(async () =>
        (await SupportingDocumentResource.CreateAsync(
            new(friendlyName, "customer_profile_address") { Attributes = new Dictionary<string, string> { ["address_sids"] = addressSid } }, clients.Of(account))).Sid);

    public Task<CarrierAnswer<string?>> FindDocumentAsync(string account, string friendlyName) => CarrierCall.TryAsync(async () =>
        (await SupportingDocumentResource.ReadAsync(new ReadSupportingDocumentOptions { PageSize = 1000 }, clients.Of(account)))
        .FirstOrDefault(document => document.FriendlyName == friendlyName)?.Sid);
}
