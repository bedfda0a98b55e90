using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messaging.Media;

internal sealed class ImageTables : IEntityTypeConfiguration<Image>, IEntityTypeConfiguration<ImageContent>
{
    public void Configure(EntityTypeBuilder<Image> builder)
    {
        builder.ToTable("images");
        builder.HasKey(image => image.Id);
        builder.Property(image => image.Id).ValueGeneratedNever();
        builder.Property(image => image.Origin).HasConversion<string>();
        builder.Property(image => image.State).HasConversion<string>();
        builder.Property(image => image.Problem).HasConversion<string>();

        // Partial, so that what is over costs nothing.
        builder.HasIndex(image => image.NextAttemptAt).HasDatabaseName("ix_images_waiting").HasFilter("state = 'Waiting'");
        builder.HasIndex(image => image.WaitingTextId).HasDatabaseName("ix_images_waited_for").HasFilter("waiting_text_id IS NOT NULL AND state <> 'Waiting'");
        builder.HasIndex(image => new { image.TextId, image.Position }).IsUnique().HasFilter("text_id IS NOT NULL");
        builder.HasIndex(image => image.CreatedAt).HasDatabaseName("ix_images_uploads").HasFilter("origin = 'Upload'");
    }

    public void Configure(EntityTypeBuilder<ImageContent> builder)
    {
        builder.ToTable("image_contents");
        builder.HasKey(content => content.ImageId);
        builder.HasOne<Image>().WithOne().HasForeignKey<ImageContent>(content => content.ImageId).OnDelete(DeleteBehavior.Cascade);
    }
}
