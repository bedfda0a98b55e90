using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.OptOuts;

internal sealed class OptOutTables : IEntityTypeConfiguration<OptOut>, IEntityTypeConfiguration<ConsentEvent>
{
    public void Configure(EntityTypeBuilder<OptOut> builder)
    {
        builder.ToTable("opt_outs");
        builder.HasKey(optOut => new { optOut.CompanyId, optOut.Phone });
    }

    public void Configure(EntityTypeBuilder<ConsentEvent> builder)
    {
        builder.ToTable("consent_events");
        builder.HasKey(consent => consent.Id);
        builder.Property(consent => consent.Id).UseIdentityAlwaysColumn();
        builder.HasIndex(consent => new { consent.CompanyId, consent.ContactId, consent.Id });
        builder.HasIndex(consent => new { consent.CompanyId, consent.Phone, consent.Id });
    }
}
