using Microsoft.EntityFrameworkCore;
using Numbers.Eligibility;
using Numbers.Ownership;
using Numbers.Registration;
using Numbers.Standing;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;
using Texting.Contracts.Platform;

namespace Numbers.Data;

/// <summary>The tables of Numbers; each is mapped beside its capability.</summary>
public sealed class NumbersDb(DbContextOptions<NumbersDb> options) : ServiceDb(options)
{
    public DbSet<Company> Companies => Set<Company>();

    public DbSet<TextingNumber> Numbers => Set<TextingNumber>();

    public DbSet<CompanyRegistration> Registrations => Set<CompanyRegistration>();

    public DbSet<RegistrationStep> Steps => Set<RegistrationStep>();

    public DbSet<SealedDetails> Details => Set<SealedDetails>();

    public DbSet<PublishedStanding> Standings => Set<PublishedStanding>();

    // Names survive a reordering of an enum and read well in the database.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Plan>().HaveConversion<string>();
        configurationBuilder.Properties<NumberState>().HaveConversion<string>();
        configurationBuilder.Properties<SenderStanding>().HaveConversion<string>();
        configurationBuilder.Properties<RegistrationStanding>().HaveConversion<string>();
        configurationBuilder.Properties<RegistrationStepName>().HaveConversion<string>();
        configurationBuilder.Properties<StepLight>().HaveConversion<string>();
        configurationBuilder.Properties<BrandKind>().HaveConversion<string>();
    }
}
