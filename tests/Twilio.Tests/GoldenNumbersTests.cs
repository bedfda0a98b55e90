using System.Net;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.AvailablePhoneNumberCountry;
using Twilio.Rest.Messaging.V1;
using Twilio.Rest.Messaging.V1.BrandRegistration;
using Twilio.Rest.Messaging.V1.Service;
using Twilio.Rest.Trusthub.V1;
using Twilio.Rest.Trusthub.V1.CustomerProfiles;
using Twilio.Types;
using Lookup = Twilio.Rest.Lookups.V2;

namespace Twilio.Tests;

/// <summary>Numbers, services, trust hub, brands, campaigns and lookups on the wire, as the real SDK sends them.</summary>
public sealed class GoldenNumbersTests : IDisposable
{
    private const string Account = "https://api.twilio.com/2010-04-01/Accounts/" + CarrierWire.AccountSid;

    private readonly CarrierWire wire = new();

    public void Dispose() => wire.Dispose();

    [Fact]
    public async Task A_search_for_numbers()
    {
        wire.Answers(HttpStatusCode.OK, """{"available_phone_numbers":[{"phone_number":"+14155550142","latitude":"37.78","capabilities":{"mms":true,"sms":true}}],"uri":"/"}""");
        var found = await LocalResource.ReadAsync(
            new ReadLocalOptions("US") { AreaCode = 415, Contains = "%55%", SmsEnabled = true, MmsEnabled = true, PageSize = 5 }, wire.Client());
        wire.Request.Is(SentRequest.Golden($"GET {Account}/AvailablePhoneNumbers/US/Local.json", "AreaCode=415&Contains=%2555%25&SmsEnabled=true&MmsEnabled=true&PageSize=5"));
        var number = Assert.Single(found);
        Assert.Equal(("+14155550142", true), (number.PhoneNumber.ToString(), number.Capabilities.Mms));
        Assert.Equal(37.78m, number.Latitude);
    }

    [Fact]
    public async Task Buying_a_number()
    {
        wire.Answers(HttpStatusCode.Created, """{"sid":"PN1"}""");
        await IncomingPhoneNumberResource.CreateAsync(new CreateIncomingPhoneNumberOptions
        {
            SmsMethod = Twilio.Http.HttpMethod.Post,
            SmsUrl = new Uri("https://t.example/webhooks/twilio/inbound#rc=5"),
            PhoneNumber = new PhoneNumber("+14155551212"),
        }, wire.Client());
        wire.Request.Is(SentRequest.Golden($"POST {Account}/IncomingPhoneNumbers.json",
            "SmsMethod=POST&SmsUrl=https%3A%2F%2Ft.example%2Fwebhooks%2Ftwilio%2Finbound%23rc%3D5&PhoneNumber=%2B14155551212"));
    }

    [Fact]
    public async Task Making_a_messaging_service_and_filling_its_pool()
    {
        wire.Answers(HttpStatusCode.Created, """{"sid":"MG1"}""");
        await ServiceResource.CreateAsync(new CreateServiceOptions("x")
        {
            InboundRequestUrl = new Uri("https://t.example/webhooks/twilio/inbound#rc=5&rp=all"),
            InboundMethod = Twilio.Http.HttpMethod.Post,
            StickySender = true,
            SmartEncoding = true,
            ValidityPeriod = 14400,
            Usecase = "notifications",
            UseInboundWebhookOnNumber = false,
        }, wire.Client());
        wire.Request.Is(SentRequest.Golden("POST https://messaging.twilio.com/v1/Services",
            "FriendlyName=x&InboundRequestUrl=https%3A%2F%2Ft.example%2Fwebhooks%2Ftwilio%2Finbound%23rc%3D5%26rp%3Dall&InboundMethod=POST" +
            "&StickySender=true&SmartEncoding=true&ValidityPeriod=14400&Usecase=notifications&UseInboundWebhookOnNumber=false"));
    }

    [Fact]
    public async Task A_number_joins_a_service()
    {
        wire.Answers(HttpStatusCode.Created, """{"sid":"PN1"}""");
        await PhoneNumberResource.CreateAsync(new CreatePhoneNumberOptions("MG1", "PN1"), wire.Client());
        wire.Request.Is(SentRequest.Golden("POST https://messaging.twilio.com/v1/Services/MG1/PhoneNumbers", "PhoneNumberSid=PN1"));
    }

    [Fact]
    public async Task The_parts_of_a_profile()
    {
        wire.Answers(HttpStatusCode.Created, """{"sid":"BU1"}""").Answers(HttpStatusCode.Created, """{"sid":"IT1"}""")
            .Answers(HttpStatusCode.Created, """{"sid":"BV1"}""").Answers(HttpStatusCode.OK, """{"sid":"BU1","status":"pending-review"}""");
        var client = wire.Client();
        await CustomerProfilesResource.CreateAsync(new CreateCustomerProfilesOptions("n", "e@x.com", "RN1"), client);
        await EndUserResource.CreateAsync(
            new CreateEndUserOptions("n", "authorized_representative_1") { Attributes = new Dictionary<string, string> { ["first_name"] = "A" } }, client);
        await CustomerProfilesEntityAssignmentsResource.CreateAsync(new CreateCustomerProfilesEntityAssignmentsOptions("BU1", "IT1"), client);
        var submitted = await CustomerProfilesResource.UpdateAsync(
            new UpdateCustomerProfilesOptions("BU1") { Status = CustomerProfilesResource.StatusEnum.PendingReview }, client);

        var sent = wire.Requests.ToArray();
        sent[0].Is(SentRequest.Golden("POST https://trusthub.twilio.com/v1/CustomerProfiles", "FriendlyName=n&Email=e%40x.com&PolicySid=RN1"));
        sent[1].Is(SentRequest.Golden("POST https://trusthub.twilio.com/v1/EndUsers",
            "FriendlyName=n&Type=authorized_representative_1&Attributes=%7B%22first_name%22%3A%22A%22%7D"));
        sent[2].Is(SentRequest.Golden("POST https://trusthub.twilio.com/v1/CustomerProfiles/BU1/EntityAssignments", "ObjectSid=IT1"));
        sent[3].Is(SentRequest.Golden("POST https://trusthub.twilio.com/v1/CustomerProfiles/BU1", "Status=pending-review"));
        Assert.Equal(CustomerProfilesResource.StatusEnum.PendingReview, submitted.Status);
    }

    [Fact]
    public async Task Brand_one_time_password_and_campaign()
    {
        wire.Answers(HttpStatusCode.Created, """{"sid":"BN1","status":"SOMETHING_NEW"}""").Answers(HttpStatusCode.Created, """{"brand_registration_sid":"BN1"}""")
            .Answers(HttpStatusCode.Created, """{"sid":"QE1"}""");
        var client = wire.Client();
        var brand = await BrandRegistrationResource.CreateAsync(new CreateBrandRegistrationOptions("BU1", "BU2") { BrandType = "SOLE_PROPRIETOR", Mock = true }, client);
        await BrandRegistrationOtpResource.CreateAsync(new CreateBrandRegistrationOtpOptions("BN1"), client);
        await UsAppToPersonResource.CreateAsync(
            new CreateUsAppToPersonOptions("MG1", "BN1", "d", "f", ["a", "b"], "MIXED", true, false) { PrivacyPolicyUrl = new Uri("https://p.example/p") }, client);

        var sent = wire.Requests.ToArray();
        sent[0].Is(SentRequest.Golden("POST https://messaging.twilio.com/v1/a2p/BrandRegistrations", "CustomerProfileBundleSid=BU1&A2PProfileBundleSid=BU2&BrandType=SOLE_PROPRIETOR&Mock=true"));
        sent[1].Is(SentRequest.Golden("POST https://messaging.twilio.com/v1/a2p/BrandRegistrations/BN1/SmsOtp", ""));
        sent[2].Is(SentRequest.Golden("POST https://messaging.twilio.com/v1/Services/MG1/Compliance/Usa2p",
            "BrandRegistrationSid=BN1&Description=d&MessageFlow=f&MessageSamples=a&MessageSamples=b&UsAppToPersonUsecase=MIXED&HasEmbeddedLinks=true&HasEmbeddedPhone=false&PrivacyPolicyUrl=https%3A%2F%2Fp.example%2Fp"));
        Assert.Equal("SOMETHING_NEW", brand.Status.ToString());
    }

    [Fact]
    public async Task A_lookup()
    {
        wire.Answers(HttpStatusCode.OK, """{"valid":true,"line_type_intelligence":{"type":"mobile","error_code":null}}""");
        var answer = await Lookup.PhoneNumberResource.FetchAsync(new Lookup.FetchPhoneNumberOptions("+14017122661") { Fields = "line_type_intelligence" }, wire.Client());
        wire.Request.Is(SentRequest.Golden("GET https://lookups.twilio.com/v2/PhoneNumbers/+14017122661", "Fields=line_type_intelligence"));
        Assert.Equal("mobile", answer.LineTypeIntelligence.Type);
    }
}
