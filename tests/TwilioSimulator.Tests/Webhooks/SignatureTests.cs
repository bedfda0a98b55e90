using TwilioSimulator.Webhooks;

namespace TwilioSimulator.Tests.Webhooks;

public sealed class SignatureTests
{
    static readonly Dictionary<string, string> Call = new()
    {
        ["CallSid"] = "CA1234567890ABCDE",
        ["Caller"] = "+14158675309",
        ["Digits"] = "1234",
        ["From"] = "+14158675309",
        ["To"] = "+18005551212",
    };

    static readonly Dictionary<string, string> Inbound = new()
    {
        ["AccountSid"] = "AC00000000000000000000000000000001",
        ["ApiVersion"] = "2010-04-01",
        ["Body"] = "Hi! Is Rex ok? 🐶",
        ["From"] = "+14017122661",
        ["FromCity"] = "SAN FRANCISCO",
        ["FromCountry"] = "US",
        ["FromState"] = "CA",
        ["FromZip"] = "94103",
        ["MessageSid"] = "SM00000000000000000000000000000001",
        ["SmsSid"] = "SM00000000000000000000000000000001",
        ["SmsMessageSid"] = "SM00000000000000000000000000000001",
        ["MessagingServiceSid"] = "MG00000000000000000000000000000001",
        ["NumMedia"] = "0",
        ["NumSegments"] = "1",
        ["SmsStatus"] = "received",
        ["To"] = "+15558675310",
        ["ToCity"] = "SAUSALITO",
        ["ToCountry"] = "US",
        ["ToState"] = "CA",
        ["ToZip"] = "94965",
    };

    static readonly Dictionary<string, string> Status = new()
    {
        ["AccountSid"] = "AC00000000000000000000000000000001",
        ["ApiVersion"] = "2010-04-01",
        ["ErrorCode"] = "30003",
        ["From"] = "+15558675310",
        ["MessageSid"] = "SM1342fe1b2c904d1ab04f0fc7a58abca9",
        ["SmsSid"] = "SM1342fe1b2c904d1ab04f0fc7a58abca9",
        ["MessageStatus"] = "undelivered",
        ["SmsStatus"] = "undelivered",
        ["RawDlrDoneDate"] = "2607171206",
        ["To"] = "+14017122661",
    };

    [Theory]
    [InlineData("https://mycompany.com", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://MyCompany.com", "g9IN/x4Cft2g517EjYvEvM/W7LU=")]
    [InlineData("https://MyCompany.com:1234", "PCqOZm8cnu/L6+u5i5fuEd+Iac4=")]
    [InlineData("http://MyCompany.com", "XY7AlKOKL6im4yWyX84gldUrtis=")]
    [InlineData("https://mycompany.com:443", "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("http://mycompany.com:80", "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    [InlineData("https://mycompany.com:1234", "CYn1h0gLBdNxDGkKJg6hYohgeD8=")]
    [InlineData("http://mycompany.com:1234", "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=")]
    [InlineData("http://mycompany.com", "OyGYPqTF6ztdbRNCvuQO/oPvqQ4=")]
    [InlineData("http://username:password@MyCompany.com", "PJ08CxXr7KLPjEQCTc8LkUSMwSM=")]
    [InlineData("HTTP://username:password@MyCompany.com", "hy/l8pca+LFms4cvRdv8uiP6NGc=")]
    [InlineData("http://Username:Password@MyCompany.com", "SkTSKyDJH9kUlhItI0slbgZ1UsI=")]
    public void The_published_vectors_come_out(string baseUrl, string signature) =>
        Assert.Equal(signature, Signature.Of($"{baseUrl}/myapp.php?foo=1&bar=2", Call, "12345"));

    [Fact]
    public void The_vector_of_the_documentation_comes_out()
    {
        var call = new Dictionary<string, string>(Call) { ["Caller"] = "+14158675310", ["From"] = "+14158675310" };
        Assert.Equal("L/OH5YylLD5NRKLltdqwSvS0BnU=", Signature.Of("https://example.com/myapp.php?foo=1&bar=2", call, "12345"));
    }

    [Fact]
    public void An_inbound_text_with_an_emoji_is_signed_over_its_decoded_form() =>
        Assert.Equal("01dnMGwHB3cgZBdOFW1IfFvk+uk=", Signature.Of("https://texting.example.com/webhooks/twilio/inbound", Inbound, "test-auth-token"));

    [Theory]
    [InlineData("?m=0197f3a2-5b1c-7c44-9d0e-2f6a8b3c4d5e", "w3TRNbr2uNhnWHmRUpg/aAKejNw=")]
    [InlineData("", "YTNvE8XEttKRraWs3LDGpGZ21LE=")]
    public void A_status_is_signed_with_its_query(string query, string signature) =>
        Assert.Equal(signature, Signature.Of($"https://texting.example.com/webhooks/twilio/status{query}", Status, "test-auth-token"));
}
