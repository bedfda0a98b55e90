using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Messaging.Conversations;

internal sealed class ConversationTables : IEntityTypeConfiguration<Conversation>, IEntityTypeConfiguration<FeedMessage>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("conversations");
        builder.UseXmin();
        builder.HasKey(conversation => conversation.ContactId);
        builder.HasIndex(conversation => new { conversation.CompanyId, conversation.LastAt, conversation.ContactId });
    }

    public void Configure(EntityTypeBuilder<FeedMessage> builder)
    {
        builder.ToTable("feed_messages");
        builder.HasKey(message => message.Id);
        builder.HasIndex(message => new { message.CompanyId, message.ContactId, message.CreatedAt, message.Id }).IsDescending(false, false, true, true);
    }
}
