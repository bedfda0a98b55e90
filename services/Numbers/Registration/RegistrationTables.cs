using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Numbers.Registration;

internal sealed class RegistrationTables : IEntityTypeConfiguration<CompanyRegistration>, IEntityTypeConfiguration<RegistrationStep>, IEntityTypeConfiguration<SealedDetails>
{
    public const string OnePerCompany = "ux_registrations_one_per_company";

    public void Configure(EntityTypeBuilder<CompanyRegistration> builder)
    {
        builder.ToTable("registrations");
        builder.UseXmin();
        builder.HasKey(registration => registration.Id);
        builder.HasIndex(registration => registration.CompanyId).IsUnique().HasDatabaseName(OnePerCompany);
        builder.HasIndex(registration => registration.DueAt).HasFilter("due_at IS NOT NULL");
        builder.Property(registration => registration.Form).HasColumnType("jsonb");
        // Replaced as a whole, never changed in place: comparing references is enough.
        builder.Property(registration => registration.Sids).HasColumnType("jsonb").Metadata.SetValueComparer(
            new ValueComparer<Dictionary<string, string>>((one, other) => ReferenceEquals(one, other), sids => sids.GetHashCode()));
        builder.Ignore(registration => registration.DoneMoves);
        builder.Ignore(registration => registration.Next);
    }

    public void Configure(EntityTypeBuilder<RegistrationStep> builder)
    {
        builder.ToTable("registration_steps");
        builder.UseXmin();
        builder.HasKey(step => new { step.RegistrationId, step.Name });
        builder.HasIndex(step => step.CompanyId);
    }

    public void Configure(EntityTypeBuilder<SealedDetails> builder)
    {
        builder.ToTable("registration_details");
        builder.UseXmin();
        builder.HasKey(details => details.RegistrationId);
        builder.HasIndex(details => details.CompanyId);
    }
}
