using Notifications.Audience;
using Notifications.Email.Templates;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Platform;

namespace Notifications.Tests.Email.Templates;

public sealed class ProductEmailTests
{
    private static readonly Company Paws = Named("Happy Paws");

    public static TheoryData<string, string, string> Written => new()
    {
        { EmailKind.UnassignedText, "A text nobody could be found for", "on January 31 at 11:30 PM" },
        { EmailKind.RegistrationTrouble, "Your texting registration needs a correction", "What is needed: Check the EIN." },
        { EmailKind.RegistrationTroubleForTeam, "Registration of Happy Paws failed", "The owner, Olivia Park, was told too" },
        { EmailKind.RegistrationWaiting, "Your texting registration waits for you", "Step: owner said yes" },
        { EmailKind.RegistrationGreen, "Texting is on for Happy Paws", "accepted the registration of Happy Paws" },
        { EmailKind.PeriodReady, "Your texting statement for January 2026", "1,612 texts, $12.50 to pay" },
        { EmailKind.UsageThreshold, "80% of your included texts is used", "Happy Paws has used 80%" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Every_kind_is_written_whole_in_the_companys_time_and_money(string name, string subject, string text)
    {
        var email = Write(name, Paws);
        Assert.Equal(subject, email.Subject);
        Assert.Contains(text, email.Text, StringComparison.Ordinal);
        Assert.Contains("https://texting.example/settings/texting/", email.Html, StringComparison.Ordinal);
        Assert.DoesNotContain('{', email.Subject + email.Text + email.Html);
    }

    [Fact]
    public void Every_kind_is_tried() => Assert.Equal(EmailKind.All.Keys.Order(StringComparer.Ordinal), Written.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void A_name_is_no_markup()
    {
        var email = Write(EmailKind.RegistrationGreen, Named("<script>alert(1)</script> & Co"));
        Assert.DoesNotContain("<script>", email.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", email.Html, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script> & Co", email.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_looks_like_a_variable_is_not_filled_in() =>
        Assert.Equal("Texting is on for {owner}", Write(EmailKind.RegistrationGreen, Named("{owner}")).Subject);

    [Fact]
    public void Only_what_can_be_switched_off_says_where()
    {
        foreach (var kind in EmailKind.All.Values)
        {
            var email = Write(kind.Name, Paws);
            Assert.Equal(kind.Name == EmailKind.UsageThreshold, email.Unsubscribe is not null);
            Assert.Equal(kind.Name == EmailKind.UsageThreshold, email.Text.Contains("Choose what you are told", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_company_chooses_subject_and_introduction_and_the_facts_stay()
    {
        var kind = EmailKind.All[EmailKind.UnassignedText];
        var email = ProductEmail.Write(kind, "Who is {sender}?", "Dear {owner},\n\nplease look.", NewsValues.Of(kind.Name, Facts, Paws), "");
        Assert.Equal("Who is (•••) •••-0199?", email.Subject);
        Assert.StartsWith("Dear Olivia Park,\n\nplease look.\n\nFrom: (•••) •••-0199\n", email.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"button\"", email.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hello {company} from {sender}", null, null)]
    [InlineData(null, "Hello {owner}\n\nBye", null)]
    [InlineData("Hello {balance}", null, "subject")]
    [InlineData("Two\nlines", null, "subject")]
    [InlineData(" ", null, "subject")]
    [InlineData(null, "", "intro")]
    [InlineData(null, "{amount}", "intro")]
    public void Words_are_refused_with_the_reason(string? subject, string? intro, string? field) => Assert.Equal(
        field is null ? [] : [field], TemplateRules.Errors(EmailKind.All[EmailKind.UnassignedText], new EmailWords(subject, intro)).Keys);

    private static Dictionary<string, string> Facts => new()
    {
        ["sender"] = "(•••) •••-0199", ["at"] = "2026-02-01T04:30:00.0000000+00:00", ["reason"] = "NobodyKnown", ["step"] = "OwnerSaidYes",
        ["from"] = "2026-01-01T05:00:00.0000000+00:00", ["used"] = "1612", ["allotment"] = "500", ["rolloverIn"] = "612", ["rolloverOut"] = "0",
        ["overage"] = "500", ["amount"] = "12.5000", ["percent"] = "80", ["of"] = "Pool",
    };

    private static ProductEmail Write(string name, Company company)
    {
        var facts = Facts;
        // What waits and what failed share the words and not the reason.
        if (name.StartsWith("registration", StringComparison.Ordinal)) facts["reason"] = "Check the EIN.";
        return ProductEmail.Write(EmailKind.All[name], null, null, NewsValues.Of(name, facts, company), "https://texting.example");
    }

    private static Company Named(string name)
    {
        var company = new Company(Guid.CreateVersion7());
        company.Apply(new CompanyChanged(company.CompanyId, 1, name, Plan.Team, false, "US", "America/New_York", "Olivia Park", "olivia@happypaws.example", [], true, true));
        return company;
    }
}
