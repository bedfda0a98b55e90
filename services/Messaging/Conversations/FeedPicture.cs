using Messaging.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>One picture that a feed message was written with.</summary>
public sealed class FeedPicture : ICompanyOwned
{
    public required Guid FeedMessageId { get; init; }

    /// <summary>0-based; the report card comes first.</summary>
    public required int Position { get; init; }

    public required Guid CompanyId { get; init; }

    public required Guid ImageId { get; init; }

    public bool IsReportCard { get; init; }

    /// <summary>The message was texted, but this picture was one too many.</summary>
    public bool OverLimit { get; init; }

    /// <summary>The words for a picture that is one too many.</summary>
    public static Refusal OverLimitWords { get; } = new(
        "over-image-limit", "Your company's limit of pictures in one message was reached before this one.",
        "Raise \"Maximum images per conversation\" in the texting settings, or send it in another message.");
}

internal sealed class FeedPictureTables : IEntityTypeConfiguration<FeedPicture>
{
    public void Configure(EntityTypeBuilder<FeedPicture> builder)
    {
        builder.ToTable("feed_message_images");
        builder.HasKey(picture => new { picture.FeedMessageId, picture.Position });
        builder.HasIndex(picture => picture.ImageId);
        // A picture that a message has cannot be swept away.
        builder.HasOne<Image>().WithMany().HasForeignKey(picture => picture.ImageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FeedMessage>().WithMany().HasForeignKey(picture => picture.FeedMessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
