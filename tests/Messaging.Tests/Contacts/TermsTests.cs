using System.Net;
using Messaging.Contacts;
using ServiceDefaults.Auth;

namespace Messaging.Tests.Contacts;

/// <summary>What the carriers' reviewers look for on the public page.</summary>
public class TermsTests
{
    [Theory]
    [InlineData("“Happy Paws text messages”")]
    [InlineData("Message frequency varies")]
    [InlineData("Message and data rates may apply")]
    [InlineData("<strong>STOP</strong>")]
    [InlineData("<strong>HELP</strong>")]
    [InlineData("id=\"privacy\"")]
    [InlineData("not sold")]
    [InlineData("They come from +14155550100.")]
    public void The_page_says_what_the_registration_promises(string words) =>
        Assert.Contains(words, TermsHtml.Write("Happy Paws", "+14155550100"), StringComparison.Ordinal);

    [Fact]
    public void The_wording_is_the_one_of_the_checkbox() =>
        Assert.Contains(WebUtility.HtmlEncode(PortalWording.For("Happy Paws")), TermsHtml.Write("Happy Paws", null), StringComparison.Ordinal);

    [Fact]
    public void A_companys_name_is_never_markup() =>
        Assert.DoesNotContain("<script>", TermsHtml.Write("<script>alert(1)</script>", null), StringComparison.Ordinal);
}

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class TermsPageTests(MessagingHost host)
{
    [Fact]
    public async Task Anybody_reads_the_page_of_a_company_and_an_unknown_one_has_none()
    {
        using var anybody = host.As(CallerRole.Public);
        using var answer = await anybody.GetAsync(new Uri($"/{host.Company}/sms-terms", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(host.CompanyNumber, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var unknown = await anybody.GetAsync(new Uri($"/{Guid.CreateVersion7()}/sms-terms", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
