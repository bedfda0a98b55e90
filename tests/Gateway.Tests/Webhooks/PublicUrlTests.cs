using Gateway.Webhooks;

namespace Gateway.Tests.Webhooks;

public sealed class PublicUrlTests
{
    [Theory]
    [InlineData("https://texting.example.com", "/webhooks/twilio/inbound", "https://texting.example.com/webhooks/twilio/inbound")]
    [InlineData("https://texting.example.com/", "/webhooks/twilio/inbound", "https://texting.example.com/webhooks/twilio/inbound")]
    [InlineData("http://localhost:5000", "/webhooks/twilio/status?m=1&a=2", "http://localhost:5000/webhooks/twilio/status?m=1&a=2")]
    [InlineData("https://Example.com:8443/texting", "/webhooks/twilio/inbound", "https://Example.com:8443/texting/webhooks/twilio/inbound")]
    [InlineData("https://example.com", "/a%2Fb%20c?x=%2f+%7e", "https://example.com/a%2Fb%20c?x=%2f+%7e")]
    [InlineData("https://example.com", "/a/?", "https://example.com/a/?")]
    public void It_is_the_configured_base_and_the_request_line_as_it_came(string publicBase, string target, string url) =>
        Assert.Equal(url, PublicUrl.Of(publicBase, target));

    [Theory]
    [InlineData("http://evil.example/webhooks/twilio/inbound")]
    [InlineData("/webhooks/twilio/inbound#rc=5")]
    [InlineData("*")]
    [InlineData("")]
    public void A_request_line_that_no_webhook_has_has_no_address(string target) =>
        Assert.Null(PublicUrl.Of("https://texting.example.com", target));

    [Theory]
    [InlineData("https://texting.example.com", true)]
    [InlineData("http://localhost:5000/", true)]
    [InlineData("https://texting.example.com/prefix", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("texting.example.com", false)]
    [InlineData("ftp://texting.example.com", false)]
    [InlineData("https://texting.example.com?x=1", false)]
    [InlineData("https://texting.example.com/#rc=5", false)]
    [InlineData("https://user:password@texting.example.com", false)]
    public void A_base_is_an_address_without_query_fragment_and_password(string? publicBase, bool good) =>
        Assert.Equal(good, PublicUrl.FaultOf(publicBase) is null);
}
