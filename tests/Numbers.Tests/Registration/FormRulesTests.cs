using CsCheck;
using Numbers.Registration;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Tests.Registration;

/// <summary>The registration doctor, rule by rule.</summary>
public sealed class FormRulesTests
{
    private static readonly CampaignTexts Ours = CampaignWriter.Complete(null, "Happy Paws LLC", "https://texting.example/c/sms-terms");

    public static TheoryData<string, Func<RegistrationForm, RegistrationForm>> Spoiled => new()
    {
        { "businessName", form => form with { BusinessName = " " } },
        { "legalForm", form => form with { LegalForm = null } },
        { "firstName", form => form with { FirstName = "" } },
        { "lastName", form => form with { LastName = null } },
        { "jobTitle", form => form with { JobTitle = "" } },
        { "email", form => form with { Email = "olivia@nowhere" } },
        { "email", form => form with { Email = "Olivia <olivia@example.com>" } },
        { "phone", form => form with { Phone = "+44 20 7946 0018" } },
        { "phone", form => form with { Phone = "(900) 555-0100" } },
        { "website", form => form with { Website = "www.happypaws.example" } },
        { "website", form => form with { Website = "https://bit.ly/paws" } },
        { "address.street", form => form with { Address = form.Address! with { Street = "P.O. Box 12" } } },
        { "address.city", form => form with { Address = form.Address! with { City = "" } } },
        { "address.region", form => form with { Address = form.Address! with { Region = "ON" } } },
        { "address.postalCode", form => form with { Address = form.Address! with { PostalCode = "M5V 1A1" } } },
        { "address.street", form => form with { Address = null } },
        { "taxId", form => form with { TaxId = null } },
        { "taxId", form => form with { TaxId = "12-345678" } },
        { "taxId", form => form with { TaxId = "00-3456789" } },
        { "taxId", form => form with { TaxId = "111111111" } },
        { "taxId", form => form with { TaxId = "EIN 123456789" } },
    };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public void A_field_that_would_be_rejected_blocks_and_is_named(string field, Func<RegistrationForm, RegistrationForm> spoil) =>
        Assert.Contains(FormRules.Check(spoil(Forms.Company()), Ours, hasTaxId: false, FormEvidence.None), finding => finding.Blocks && finding.Field == field);

    [Fact]
    public void Good_forms_have_nothing_that_blocks()
    {
        Assert.DoesNotContain(FormRules.Check(Forms.Company(), Ours, hasTaxId: false, FormEvidence.None), finding => finding.Blocks);
        Assert.DoesNotContain(FormRules.Check(Forms.Person("+14155550177"), Ours, hasTaxId: false, new FormEvidence(true, "mobile")), finding => finding.Blocks);
    }

    [Theory]
    [InlineData("landline", true)]
    [InlineData("fixedVoip", true)]
    [InlineData("mobile", false)]
    [InlineData(null, false)]
    public void The_phone_for_the_YES_has_to_be_a_mobile(string? line, bool blocks) => Assert.Equal(
        blocks, FormRules.Check(Forms.Person("+14155550177"), Ours, false, new FormEvidence(null, line)).Any(finding => finding is { Blocks: true, Field: "mobilePhone" }));

    [Theory]
    [InlineData("000-12-3456")]
    [InlineData("666-12-3456")]
    [InlineData("912-12-3456")]
    [InlineData("123-00-3456")]
    [InlineData("123-12-0000")]
    public void An_SSN_nobody_has_is_refused(string ssn) => Assert.NotNull(TaxId.Mistake(ssn, BrandKind.SoleProprietor));

    [Fact]
    public void Risky_but_possible_fields_only_warn()
    {
        var form = Forms.Company("Happy Paws") with { Email = "paws@gmail.com", Website = "https://www.facebook.com/paws" };
        var findings = FormRules.Check(form, Ours, hasTaxId: false, FormEvidence.None);
        Assert.DoesNotContain(findings, finding => finding.Blocks);
        Assert.Subset(findings.Select(finding => finding.Field).ToHashSet(), new HashSet<string> { "businessName", "email", "website" });
        Assert.Contains(FormRules.Check(Forms.Company(), Ours, false, new FormEvidence(false, null)), finding => finding.Field == "website");
    }

    [Fact]
    public void A_tax_id_on_file_need_not_be_entered_again() => Assert.DoesNotContain(
        FormRules.Check(Forms.Company() with { TaxId = null }, Ours, hasTaxId: true, FormEvidence.None), finding => finding.Field == "taxId");

    [Theory]
    [InlineData("too short", "campaign.description")]
    [InlineData("We text via https://tinyurl.com/x about visits and schedules of pets, every day.", "campaign.messageFlow")]
    public void A_bad_description_blocks(string description, string field) =>
        Assert.Contains(CampaignRules.Check(Ours with { Description = description }, "Happy Paws LLC"), finding => finding.Blocks && finding.Field == field);

    [Theory]
    [InlineData("Clients tick a box in the portal at https://x.example. Message frequency varies.")]
    [InlineData("Clients tick a box in the portal at https://x.example. Message and data rates may apply.")]
    [InlineData("Clients tick a box in the portal. Message frequency varies. Message and data rates may apply.")]
    public void A_message_flow_without_one_of_its_elements_blocks(string flow) =>
        Assert.Contains(CampaignRules.Check(Ours with { MessageFlow = flow }, "Happy Paws LLC"), finding => finding is { Blocks: true, Field: "campaign.messageFlow" });

    [Fact]
    public void Samples_need_number_length_STOP_and_no_shorteners()
    {
        Assert.Contains(CampaignRules.Check(Ours with { Samples = ["Happy Paws LLC: one only. Reply STOP to end."] }, "x"), finding => finding is { Blocks: true, Field: "campaign.samples" });
        Assert.Contains(CampaignRules.Check(Ours with { Samples = ["Happy Paws LLC: Rex is home again.", "Happy Paws LLC: Luna is home again."] }, "x"), finding => finding is { Blocks: true, Field: "campaign.samples" });
        Assert.Contains(CampaignRules.Check(Ours with { Samples = ["Happy Paws: see https://bit.ly/1. STOP to end.", "Happy Paws: Luna is home again."] }, "x"), finding => finding is { Blocks: true, Field: "campaign.samples" });
    }

    [Fact]
    public void What_we_write_for_a_company_passes_our_own_check_whatever_its_name() => Gen.String[Gen.Char.AlphaNumeric, 2, 120].Sample(name =>
        Assert.DoesNotContain(CampaignRules.Check(CampaignWriter.Complete(null, name, "https://texting.example/c/sms-terms"), name), finding => finding.Blocks));

    [Fact]
    public void No_finding_repeats_a_digit_of_the_tax_id() => Gen.String[Gen.Char['0', '9'], 4, 12].Sample(taxId =>
        Assert.All(FormRules.Check(Forms.Company() with { TaxId = taxId }, Ours, false, FormEvidence.None), finding => Assert.DoesNotContain(taxId, finding.Message, StringComparison.Ordinal)));

    [Fact]
    public void A_form_says_nothing_when_it_is_formatted() => Assert.DoesNotContain("3456789", $"{Forms.Company()}", StringComparison.Ordinal);
}
