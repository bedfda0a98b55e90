using System.Net;
using CsCheck;

namespace Messaging.Tests.Inbound;

/// <summary>What a form may hold is the carrier's choice; a 500 would make it deliver the same form for ever.</summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class OddFormTests(MessagingHost host)
{
    private const string CompanyNumber = "+14155550100";

    private static readonly string[] Fields =
    [
        "MessageSid", "AccountSid", "From", "To", "Body", "NumMedia", "NumSegments", "MediaUrl0", "MediaUrl1", "OptOutType", "SmsStatus", "Field\0Unknown",
    ];

    private static readonly Gen<string> Odd = Gen.OneOf(
        Gen.String,
        Gen.OneOf("", " ", "\0", "a\0b", "-1", "0", "1", "10", "99999999999999999999", "1e3", "STOP", "START", "yes", "\ud83d", "null", "{\"a\":1}", "'; --", "‮STOP"),
        Gen.Const(new string('x', 5000)),
        Gen.Const("e" + new string('\u0301', 1500)));

    [Fact]
    public async Task No_form_whatsoever_is_an_error_of_ours()
    {
        using var phone = new Handset(host, "+14155550361");
        await host.GivenClient("Ann", phone.Typed);
        var change = Gen.Select(Gen.OneOf(Fields), Odd).Array[0, 4];

        await Gen.Select(change, Gen.Bool).SampleAsync(async (changes, remove) =>
        {
            var form = phone.Form("Hello");
            foreach (var (field, value) in changes) form[field] = value;
            if (remove && changes.Length > 0) form.Remove(changes[0].Item1);

            using var answer = await phone.PostAsync(form);

            var missing = new[] { "MessageSid", "AccountSid", "From", "To" }.Any(field => form.GetValueOrDefault(field, "").Length is 0 or > 255);
            // The server itself reads no form with an escaped zero in it.
            var unreadable = form.Any(field => field.Key.Contains('\0', StringComparison.Ordinal) || field.Value.Contains('\0', StringComparison.Ordinal));
            Assert.Equal(missing || unreadable ? HttpStatusCode.BadRequest : HttpStatusCode.OK, answer.StatusCode);
        }, iter: 300);
    }

    [Theory]
    [InlineData(CompanyNumber)]
    [InlineData("+14155559998")]
    public async Task A_zero_that_does_get_through_is_left_out(string to)
    {
        using var phone = new Handset(host, "+14155550363");
        var (sid, form) = (Handset.NewSid(), phone.Form("Hello"));
        (form["MessageSid"], form["To"]) = (sid, to);
        using var parts = new MultipartFormDataContent();
        foreach (var (field, value) in form) parts.Add(new StringContent(value + '\0'), field);

        using var answer = await phone.PostAsync(parts);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, await host.Scalar<long>(
            "SELECT (SELECT count(*) FROM text_keys WHERE key = $1) + (SELECT count(*) FROM quarantine WHERE carrier_sid = $1)", sid));
    }

    [Theory]
    [InlineData("application/json", "{\"MessageSid\":\"SM1\"}")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("application/x-www-form-urlencoded", "")]
    [InlineData("application/x-www-form-urlencoded", "%%%=%&&&==&%zz")]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense", "MessageSid=SM1")]
    public async Task What_is_no_form_is_the_callers_mistake(string contentType, string body)
    {
        using var gateway = host.Host.ClientOf(new(ServiceDefaults.Auth.CallerRole.Webhook, null, null, null));
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var answer = await gateway.PostAsync(new Uri("/webhooks/twilio/inbound", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task A_form_larger_than_any_text_is_refused_before_it_is_read()
    {
        using var phone = new Handset(host, "+14155550362");

        using var answer = await phone.PostAsync(phone.Form(new string('x', 100_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }
}
