using Texting.Contracts.Numbers.Http;

namespace Numbers.Tests;

/// <summary>Forms that pass, to be spoiled by tests.</summary>
internal static class Forms
{
    public const string Ein = "12-3456789";
    public const string Ssn = "123-45-6789";

    public static RegistrationForm Company(string name = "Happy Paws LLC", string ein = Ein) => new(
        BrandKind.LowVolume, name, LegalForm.LimitedLiabilityCorporation, "Olivia", "Park", "Owner", "olivia@happypaws.example", "(415) 555-0101", null,
        "https://www.happypaws.example", new PostalAddress("1 Main St", "Suite 2", "San Francisco", "CA", "94103"), ein, null);

    public static RegistrationForm Person(string mobile, string ssn = Ssn) => Company("Ann's Dog Walks", ssn) with
    {
        Kind = BrandKind.SoleProprietor,
        LegalForm = null,
        JobTitle = null,
        MobilePhone = mobile,
    };
}
