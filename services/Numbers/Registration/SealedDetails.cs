using Numbers.Sealing;
using ServiceDefaults.Data.Database;

namespace Numbers.Registration;

/// <summary>The EIN or SSN of a company, sealed; of an erased one the last four digits stay.</summary>
public sealed class SealedDetails : ICompanyOwned
{
    private const string Field = "tax-id";

    private SealedDetails()
    {
    }

    public Guid RegistrationId { get; private init; }

    public Guid CompanyId { get; private init; }

    public string? KeyId { get; private set; }

    public byte[]? Sealed { get; private set; }

    public string LastFour { get; private set; } = "";

    public DateTimeOffset? ErasedAt { get; private set; }

    internal static SealedDetails Keep(Guid registrationId, Guid companyId, string taxId, Seal seal)
    {
        var details = new SealedDetails { RegistrationId = registrationId, CompanyId = companyId };
        details.Replace(taxId, seal);
        return details;
    }

    internal void Replace(string taxId, Seal seal)
    {
        (KeyId, Sealed) = seal.Close(taxId, CompanyId, Field);
        (LastFour, ErasedAt) = (taxId[^4..], null);
    }

    /// <summary>Null once it was erased.</summary>
    internal string? Open(Seal seal) => Sealed is null ? null : seal.Open(new SealedValue(KeyId!, Sealed), CompanyId, Field);

    internal void Reseal(Seal seal)
    {
        if (Open(seal) is { } taxId) (KeyId, Sealed) = seal.Close(taxId, CompanyId, Field);
    }

    internal void Erase(DateTimeOffset now) => (KeyId, Sealed, ErasedAt) = (null, null, ErasedAt ?? now);
}
