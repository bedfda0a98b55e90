using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Messaging.Senders;

internal sealed class SenderTables : IEntityTypeConfiguration<Sender>, IEntityTypeConfiguration<SpendingState>
{
    public void Configure(EntityTypeBuilder<Sender> builder)
    {
        builder.ToTable("senders");
        builder.UseXmin();
        builder.HasKey(sender => sender.CompanyId);
        // Whose number was texted? A number that was given back may belong to another company by now.
        builder.HasIndex(sender => new { sender.AccountSid, sender.Number }).IsUnique().HasFilter("standing <> 'Released'");
    }

    public void Configure(EntityTypeBuilder<SpendingState> builder)
    {
        builder.ToTable("spending_states");
        builder.UseXmin();
        builder.HasKey(state => state.CompanyId);
    }
}
