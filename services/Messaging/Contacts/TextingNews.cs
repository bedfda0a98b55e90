using Messaging.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Messaging.Contacts;

/// <summary>
/// How often a client's texting has changed, and what of it the platform was told. The count goes up in the commit of the
/// change; <see cref="TextingTeller"/> publishes the snapshot. So a STOP, a change of ten thousand people and a click are
/// told the same way, and several changes at once as one.
/// </summary>
public sealed class TextingNews : ICompanyOwned
{
    public Guid ContactId { get; private init; }

    public Guid CompanyId { get; private init; }

    /// <summary>Of the client's texting as it is now.</summary>
    public long Version { get; private init; }

    /// <summary>The version that was published.</summary>
    public long Told { get; private init; }
}

internal sealed class TextingNewsTables : IEntityTypeConfiguration<TextingNews>
{
    public void Configure(EntityTypeBuilder<TextingNews> builder)
    {
        builder.ToTable("texting_news");
        builder.HasKey(news => news.ContactId);
        builder.HasIndex(news => news.ContactId, "ix_texting_news_untold").HasDatabaseName("ix_texting_news_untold").HasFilter("told < version");
    }
}

/// <summary>Counts changes. Staff are no news for the platform.</summary>
internal static class TellPlatform
{
    internal static Task TellPlatformAsync(this MessagingDb db, Guid contactId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO texting_news AS n (contact_id, company_id, version, told)
        SELECT id, company_id, 1, 0 FROM contacts WHERE id = {contactId} AND kind = 'Client'
        ON CONFLICT (contact_id) DO UPDATE SET version = n.version + 1
        """, cancellationToken);

    /// <summary>Everybody with this phone: a STOP holds for all of them.</summary>
    internal static Task TellPlatformAsync(this MessagingDb db, Guid companyId, string phone, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO texting_news AS n (contact_id, company_id, version, told)
        SELECT id, company_id, 1, 0 FROM contacts WHERE company_id = {companyId} AND texting_phone = {phone} AND kind = 'Client' ORDER BY id
        ON CONFLICT (contact_id) DO UPDATE SET version = n.version + 1
        """, cancellationToken);
}
