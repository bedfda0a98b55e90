using System.Collections.Specialized;
using Twilio.Security;

namespace Twilio.Tests;

public sealed class RequestValidatorTests
{
    private const string Path = "/myapp.php?foo=1&bar=2";
    private const string Body = """{"property": "value", "boolean": true}""";
    private const string BodyHash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private const string Account = "AC00000000000000000000000000000001";

    private static readonly Dictionary<string, string> Call = new()
    {
        ["CallSid"] = "CA1234567890ABCDE",
        ["Caller"] = "+14158675309",
        ["Digits"] = "1234",
        ["From"] = "+14158675309",
        ["To"] = "+18005551212",
    };

    private static readonly Dictionary<string, string> Status = new()
    {
        ["AccountSid"] = Account,
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

    private readonly RequestValidator validator = new("12345");
    private readonly RequestValidator ours = new("test-auth-token");

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
    public void A_signature_holds_for_the_address_it_was_made_for(string origin, string signature) =>
        Assert.True(validator.Validate(origin + Path, Call, signature));

    [Theory]
    [InlineData("https://mycompany.com:443", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com", "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("http://mycompany.com", "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    [InlineData("https://mycompany.com:8443", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    public void A_port_may_be_there_or_not(string origin, string signature) => Assert.True(validator.Validate(origin + Path, Call, signature));

    [Theory]
    [InlineData("https://MYCOMPANY.com" + Path)]
    [InlineData("http://mycompany.com" + Path)]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=3")]
    [InlineData("https://mycompany.com/myapp.php")]
    public void A_signature_does_not_hold_for_another_address(string url) => Assert.False(validator.Validate(url, Call, "RSOYDt4T1cUTdK1PDd93/VVr8B8="));

    [Fact]
    public void The_documentations_example_holds() =>
        Assert.True(validator.Validate(
            "https://example.com" + Path,
            new Dictionary<string, string>(Call) { ["From"] = "+14158675310", ["Caller"] = "+14158675310" },
            "L/OH5YylLD5NRKLltdqwSvS0BnU="));

    [Fact]
    public void A_changed_missing_or_added_parameter_breaks_the_signature()
    {
        const string Signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        var url = "https://mycompany.com" + Path;
        Assert.False(validator.Validate(url, new Dictionary<string, string>(Call) { ["Digits"] = "1235" }, Signature));
        Assert.False(validator.Validate(url, new Dictionary<string, string>(Call) { ["Extra"] = "" }, Signature));
        Assert.False(validator.Validate(url, new Dictionary<string, string>(), Signature));
        Assert.False(new RequestValidator("54321").Validate(url, Call, Signature));
    }

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=" + BodyHash, "a9nBmqA0ju/hNViExpshrM61xv4=")]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=" + BodyHash, "y77kIzt2vzLz71DgmJGsen2scGs=")]
    public void A_JSON_body_is_signed_by_its_hash_in_the_query(string url, string signature)
    {
        Assert.True(validator.Validate(url, Body, signature));
        Assert.False(validator.Validate(url, Body.Replace("true", "false", StringComparison.Ordinal), signature));
        Assert.True(RequestValidator.ValidateBody(Body, BodyHash));
    }

    [Fact]
    public void Our_own_inbound_vector_holds() =>
        Assert.True(ours.Validate(
            "https://texting.example.com/webhooks/twilio/inbound",
            new Dictionary<string, string>
            {
                ["AccountSid"] = Account, ["ApiVersion"] = "2010-04-01", ["Body"] = "Hi! Is Rex ok? 🐶", ["From"] = "+14017122661",
                ["FromCity"] = "SAN FRANCISCO", ["FromCountry"] = "US", ["FromState"] = "CA", ["FromZip"] = "94103",
                ["MessageSid"] = "SM00000000000000000000000000000001", ["SmsSid"] = "SM00000000000000000000000000000001",
                ["SmsMessageSid"] = "SM00000000000000000000000000000001", ["MessagingServiceSid"] = "MG00000000000000000000000000000001",
                ["NumMedia"] = "0", ["NumSegments"] = "1", ["SmsStatus"] = "received", ["To"] = "+15558675310", ["ToCity"] = "SAUSALITO",
                ["ToCountry"] = "US", ["ToState"] = "CA", ["ToZip"] = "94965",
            },
            "01dnMGwHB3cgZBdOFW1IfFvk+uk="));

    [Theory]
    [InlineData("https://texting.example.com/webhooks/twilio/status?m=0197f3a2-5b1c-7c44-9d0e-2f6a8b3c4d5e", "w3TRNbr2uNhnWHmRUpg/aAKejNw=")]
    [InlineData("https://texting.example.com/webhooks/twilio/status", "YTNvE8XEttKRraWs3LDGpGZ21LE=")]
    public void Our_own_status_vectors_hold(string url, string signature)
    {
        Assert.True(ours.Validate(url, Status, signature));

        var collection = new NameValueCollection();
        foreach (var (name, value) in Status) collection.Add(name, value);
        Assert.True(ours.Validate(url, collection, signature));
    }

    [Fact]
    public void Our_own_bundle_and_compliance_vectors_hold()
    {
        Assert.True(ours.Validate(
            "https://texting.example.com/webhooks/twilio/registration",
            new Dictionary<string, string> { ["AccountSid"] = Account, ["BundleSid"] = "BU00000000000000000000000000000001", ["Status"] = "twilio-approved" },
            "372BaKPe2GO45GhcM1FS2rFQOHc="));
        Assert.True(ours.Validate(
            "https://texting.example.com/webhooks/twilio/registration?bodySHA256=3aeb064978c34e573a9550e4179a6f209b7188815315e6dab0307ad5ddc2b4ce",
            """[{"specversion":"1.0","type":"com.twilio.messaging.compliance.brand-registration.brand-registered","id":"EZ00000000000000000000000000000001"}]""",
            "wxPTUjGjmG/GZktKtHY6cLKQTE8="));
    }

    [Fact]
    public void Callers_look_for_the_header_first_because_an_empty_signature_throws()
    {
        Assert.ThrowsAny<ArgumentException>(() => validator.Validate("https://mycompany.com", Call, ""));
        Assert.ThrowsAny<ArgumentException>(() => validator.Validate("", Call, "x"));
    }

    [Fact]
    public void A_hash_parameter_without_a_value_throws_even_when_it_was_forged() =>
        Assert.Throws<IndexOutOfRangeException>(() => validator.Validate("https://mycompany.com/?bodySHA256", Body, "forged"));

    [Fact]
    public void Duplicate_keys_of_a_collection_are_joined_by_commas_and_so_do_not_hold()
    {
        var collection = new NameValueCollection { { "MediaUrl", "a" }, { "MediaUrl", "b" } };
        var joined = new Dictionary<string, string> { ["MediaUrl"] = "a,b" };
        const string Url = "https://mycompany.com/x";
        var signature = Convert.ToBase64String(System.Security.Cryptography.HMACSHA1.HashData("12345"u8, "https://mycompany.com/xMediaUrla,b"u8));
        Assert.Equal(validator.Validate(Url, joined, signature), validator.Validate(Url, collection, signature));
    }
}
