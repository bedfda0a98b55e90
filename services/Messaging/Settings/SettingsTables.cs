using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Messaging.Settings;

internal sealed class SettingsTables : IEntityTypeConfiguration<MessagingSettings>
{
    public void Configure(EntityTypeBuilder<MessagingSettings> builder)
    {
        builder.ToTable("settings");
        builder.UseXmin();
        builder.HasKey(settings => settings.CompanyId);
    }
}
