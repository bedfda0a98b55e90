using System.Text;
using Gateway.Webhooks;

namespace Gateway.Tests.Webhooks;

/// <summary>The vectors of twilio.md section 6.4.</summary>
public sealed class SignatureTests
{
    private const string SdkForm = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";
    private const string StatusForm =
        "AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01&ErrorCode=30003&From=%2B15558675310"
        + "&MessageSid=SM1342fe1b2c904d1ab04f0fc7a58abca9&SmsSid=SM1342fe1b2c904d1ab04f0fc7a58abca9"
        + "&MessageStatus=undelivered&SmsStatus=undelivered&RawDlrDoneDate=2607171206&To=%2B14017122661";

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
    public void The_address_is_signed_exactly_as_it_is_written(string publicBase, string signature) =>
        Assert.Equal(signature, Signature.Compute("12345"u8, publicBase + "/myapp.php?foo=1&bar=2", Form(SdkForm)));

    [Fact]
    public void The_vector_of_the_documentation_holds() =>
        Assert.Equal("L/OH5YylLD5NRKLltdqwSvS0BnU=", Signature.Compute("12345"u8, "https://example.com/myapp.php?foo=1&bar=2",
            Form(SdkForm.Replace("14158675309", "14158675310", StringComparison.Ordinal))));

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=", "a9nBmqA0ju/hNViExpshrM61xv4=")]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=", "y77kIzt2vzLz71DgmJGsen2scGs=")]
    public void Of_a_JSON_body_the_address_with_its_hash_is_signed(string url, string signature)
    {
        const string hash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
        Assert.Equal(signature, Signature.Compute("12345"u8, url + hash, null));
        Assert.True(Signature.IsBodyOf(new Uri(url + hash).Query, """{"property": "value", "boolean": true}"""u8));
    }

    [Theory]
    [InlineData("/webhooks/twilio/inbound",
        "AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01&Body=Hi!+Is+Rex+ok%3F+%F0%9F%90%B6&From=%2B14017122661&FromCity=SAN+FRANCISCO"
        + "&FromCountry=US&FromState=CA&FromZip=94103&MessageSid=SM00000000000000000000000000000001&SmsSid=SM00000000000000000000000000000001"
        + "&SmsMessageSid=SM00000000000000000000000000000001&MessagingServiceSid=MG00000000000000000000000000000001&NumMedia=0&NumSegments=1"
        + "&SmsStatus=received&To=%2B15558675310&ToCity=SAUSALITO&ToCountry=US&ToState=CA&ToZip=94965", "01dnMGwHB3cgZBdOFW1IfFvk+uk=")]
    [InlineData("/webhooks/twilio/status?m=0197f3a2-5b1c-7c44-9d0e-2f6a8b3c4d5e", StatusForm, "w3TRNbr2uNhnWHmRUpg/aAKejNw=")]
    [InlineData("/webhooks/twilio/status", StatusForm, "YTNvE8XEttKRraWs3LDGpGZ21LE=")]
    [InlineData("/webhooks/twilio/registration",
        "AccountSid=AC00000000000000000000000000000001&BundleSid=BU00000000000000000000000000000001&Status=twilio-approved", "372BaKPe2GO45GhcM1FS2rFQOHc=")]
    public void Our_own_vectors_hold(string path, string form, string signature) =>
        Assert.Equal(signature, Signature.Compute("test-auth-token"u8, "https://texting.example.com" + path, Form(form)));

    [Fact]
    public void Our_own_vector_of_a_compliance_event_holds()
    {
        var body = """[{"specversion":"1.0","type":"com.twilio.messaging.compliance.brand-registration.brand-registered","id":"EZ00000000000000000000000000000001"}]"""u8;
        const string query = "?bodySHA256=3aeb064978c34e573a9550e4179a6f209b7188815315e6dab0307ad5ddc2b4ce";
        Assert.True(Signature.IsBodyOf(query, body));
        Assert.Equal("wxPTUjGjmG/GZktKtHY6cLKQTE8=",
            Signature.Compute("test-auth-token"u8, "https://texting.example.com/webhooks/twilio/registration" + query, null));
    }

    [Theory]
    [InlineData("https://mycompany.com", "https://mycompany.com:443", true)]
    [InlineData("https://mycompany.com:443", "https://mycompany.com", true)]
    [InlineData("http://mycompany.com", "http://mycompany.com:80", true)]
    [InlineData("http://mycompany.com:8080", "http://mycompany.com", true)]
    [InlineData("https://[::1]", "https://[::1]:443", true)]
    [InlineData("https://[::1]:8443", "https://[::1]", true)]
    [InlineData("http://username:password@mycompany.com", "http://username:password@mycompany.com:80", true)]
    [InlineData("https://mycompany.com", "https://mycompany.com:80", false)]
    [InlineData("https://mycompany.com", "http://mycompany.com", false)]
    [InlineData("https://mycompany.com:1234", "https://mycompany.com:4321", false)]
    [InlineData("https://mycompany.com", "https://MyCompany.com", false)]
    public void A_port_may_be_left_out_or_written_out_as_Twilios_library_allows(string ours, string signed, bool accepted)
    {
        var signature = Signature.Compute("12345"u8, signed + "/hook?a=1", Form(SdkForm));
        Assert.Equal(accepted, Signature.IsValid("12345"u8, ours + "/hook?a=1", Form(SdkForm), signature));
    }

    [Theory]
    [InlineData("")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8")]
    [InlineData(" RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B9=")]
    [InlineData("rsoydt4t1cutdk1pdd93/vvr8b8=")]
    [InlineData("RSOYDt4T1cUTdK1PDd93_VVr8B8=")]
    public void Another_spelling_of_a_signature_is_another_signature(string presented) =>
        Assert.False(Signature.IsValid("12345"u8, "https://mycompany.com/myapp.php?foo=1&bar=2", Form(SdkForm), presented));

    [Theory]
    [InlineData("?bodySHA256=")]
    [InlineData("?bodySHA256")]
    [InlineData("")]
    [InlineData("?bodysha256=2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")]
    [InlineData("?bodySHA256=2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824")]
    [InlineData("?bodySHA256=2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9825")]
    [InlineData("?bodySHA256=2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824&bodySHA256=00")]
    public void A_query_that_does_not_name_the_hash_once_and_exactly_vouches_for_no_body(string query) =>
        Assert.False(Signature.IsBodyOf(query, "hello"u8));

    private static WebhookForm Form(string body) => WebhookForm.Parse(Encoding.UTF8.GetBytes(body))!;
}
