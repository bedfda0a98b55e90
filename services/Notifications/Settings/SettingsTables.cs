using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Notifications.Settings;

internal sealed class SettingsTables : IEntityTypeConfiguration<NotificationSettings>, IEntityTypeConfiguration<SettingsChange>
{
    public void Configure(EntityTypeBuilder<NotificationSettings> entity)
    {
        entity.ToTable("settings");
        entity.UseXmin();
        entity.HasKey(settings => settings.CompanyId);
        entity.Ignore(settings => settings.QuietHours);
    }

    public void Configure(EntityTypeBuilder<SettingsChange> entity)
    {
        entity.ToTable("settings_changes");
        entity.HasKey(change => change.Id);
        entity.Property(change => change.Id).UseIdentityAlwaysColumn();
        entity.HasIndex(change => new { change.CompanyId, change.Id });
    }
}
