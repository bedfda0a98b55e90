namespace Messaging.Texts;

/// <summary>
/// A notice that still waits when the person it names writes in words of their own: theirs goes, the notice does not. Asked
/// when a notice comes (<see cref="Conversations.ToldAlready"/>) and, for what came later, in the claim that lets it leave.
/// </summary>
internal static class OvertakenNotice
{
    /// <summary>
    /// A condition on a text called t. Only the first text of a notice: half a notice would be worse than one too many. Few
    /// texts name anybody, and of the others nothing is read.
    /// </summary>
    internal const string Sql = """
        CASE WHEN t.told_by_author IS NULL OR t.part > 1 THEN false ELSE EXISTS (
          SELECT 1 FROM feed_messages f JOIN text_messages p ON p.feed_message_id = f.id AND p.company_id = f.company_id AND p.created_at = f.created_at
          WHERE f.company_id = t.company_id AND f.contact_id = t.contact_id AND f.created_at >= t.told_by_since AND f.author_id = t.told_by_author
            AND p.purpose = 'FeedMessage' AND p.status NOT IN (40, 50)) END
        """;
}
