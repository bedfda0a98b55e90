using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Notifications.PlatformEvents;

internal sealed class PlatformEventTables : IEntityTypeConfiguration<PlatformEvent>
{
    public void Configure(EntityTypeBuilder<PlatformEvent> entity)
    {
        entity.ToTable("platform_events");
        // What CloudEvents calls the identity of an event.
        entity.HasKey(row => new { row.Source, row.Id });
        entity.HasIndex(row => row.ReceivedAt);
    }
}
