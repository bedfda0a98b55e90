using Twilio.Rest.Messaging.V1.Service;

namespace Numbers.Carrier;

/// <summary>A campaign's texts as they are submitted.</summary>
internal sealed record CarrierCampaign(
    string Usecase, string Description, string MessageFlow, IReadOnlyList<string> Samples, string OptInMessage, string OptOutMessage, string HelpMessage,
    string PrivacyPolicyUrl, string TermsUrl)
{
    public bool HasLinks => Samples.Any(sample => sample.Contains("http", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A2P campaigns; a Messaging Service has one.</summary>
internal sealed class TwilioCampaigns(TwilioClients clients)
{
    public Task<CarrierAnswer<string>> CreateAsync(string account, string service, string brand, CarrierCampaign campaign) => CarrierCall.TryAsync(async () =>
        (await UsAppToPersonResource.CreateAsync(
            new(service, brand, campaign.Description, campaign.MessageFlow, [.. campaign.Samples], campaign.Usecase, campaign.HasLinks, false)
            {
                OptInMessage = campaign.OptInMessage,
                OptOutMessage = campaign.OptOutMessage,
                HelpMessage = campaign.HelpMessage,
                SubscriberOptIn = true,
                AgeGated = false,
                DirectLending = false,
                PrivacyPolicyUrl = new Uri(campaign.PrivacyPolicyUrl),
                TermsAndConditionsUrl = new Uri(campaign.TermsUrl),
            }, clients.Of(account))).Sid);

    public Task<CarrierAnswer<string?>> FindAsync(string account, string service) => CarrierCall.TryAsync(async () =>
        (await UsAppToPersonResource.ReadAsync(new ReadUsAppToPersonOptions(service), clients.Of(account))).FirstOrDefault()?.Sid);

    public async Task<CarrierFailure?> DeleteAsync(string account, string service, string campaign)
    {
        var answer = await CarrierCall.TryAsync(() => UsAppToPersonResource.DeleteAsync(new(service, campaign), clients.Of(account)));
        return answer.Failure is { Kind: FailureKind.Missing } ? null : answer.Failure;
    }

    public Task<CarrierAnswer<Review>> FetchAsync(string account, string service, string campaign) => CarrierCall.TryAsync(async () =>
    {
        var found = await UsAppToPersonResource.FetchAsync(new(service, campaign), clients.Of(account));
        return found.CampaignStatus switch
        {
            "VERIFIED" => Review.Approved,
            "FAILED" or "SUSPENDED" => Review.Rejected(found.Errors),
            _ => Review.Open,
        };
    });
}
