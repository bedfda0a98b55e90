using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Messaging.Settings;

internal sealed class SettingsTables : IEntityTypeConfiguration<MessagingSettings>, IEntityTypeConfiguration<SettingsChange>
{
    public void Configure(EntityTypeBuilder<MessagingSettings> builder)
    {
        builder.ToTable("settings");
        builder.UseXmin();
        builder.HasKey(settings => settings.CompanyId);
        builder.Property(settings => settings.JoinLongTexts).HasDefaultValue(false);
    }

    public void Configure(EntityTypeBuilder<SettingsChange> builder)
    {
        builder.ToTable("settings_changes");
        builder.HasKey(change => change.Id);
        builder.Property(change => change.Id).UseIdentityAlwaysColumn();
        builder.HasIndex(change => new { change.CompanyId, change.Id });
    }
}
