using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Messaging.Tests.Inbound;
using Messaging.Tests.Media;
using ServiceDefaults.Auth;
using Testing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;
using ComposeRequest = Texting.Contracts.Messaging.Http.ComposeMessage;

namespace Messaging.Tests;

/// <summary>
/// Ids in bodies and queries, as the API describes itself: somebody of one company names rows of another, and gets the very
/// answer that an id gets which never existed; nothing of the other company changes, and nothing of the own one points at it.
/// </summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed partial class CompaniesApartInBodiesTests(MessagingHost host)
{
    private const string Tables = """
        SELECT coalesce(string_agg(c.relname, ','), '') FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'company_id' AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND c.relname <> 'idempotency_keys' AND c.relname NOT LIKE 'text_counter%'
        """;

    [Fact]
    public async Task An_id_of_another_company_in_a_body_or_a_query_is_an_id_of_nothing()
    {
        var victim = await GivenVictimAsync();
        using var phone = new Handset(host, "+14155550194");
        var own = await host.GivenClient("Olga", "4155550195");
        var text = await phone.TextIdAsync(await phone.TextAsync("Who am I?"));
        var tables = (await host.Scalar<string>(Tables)).Split(',');
        var before = await PrintsAsync(tables, victim.Company);

        using var admin = host.As(CallerRole.Admin);
        using var document = JsonDocument.Parse(await admin.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken));
        var api = new RequestIds(document.RootElement);
        var tried = new List<string>();
        foreach (var (method, path, inBody, inQuery) in api.Operations())
        {
            var address = path.Replace("{contactId}", $"{own}", StringComparison.Ordinal).Replace("{textId}", $"{text}", StringComparison.Ordinal);
            Assert.DoesNotContain('{', address);
            // A field that is not known here is a new one: say whose row it names.
            Func<string, Guid>[] ids = [_ => Guid.CreateVersion7(), field => victim.Ids[field]];
            var answers = new List<string>();
            foreach (var id in ids)
            {
                var query = string.Join('&', inQuery.Select(field => $"{field}={id(field)}"));
                using var request = new HttpRequestMessage(HttpMethod.Parse(method), query.Length == 0 ? address : $"{address}?{query}");
                request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
                if (inBody.Count > 0) request.Content = JsonContent.Create(api.Body(method, path, id));
                using var answer = await admin.SendAsync(request, TestContext.Current.CancellationToken);
                answers.Add($"{(int)answer.StatusCode} {Ids().Replace(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "…")}");
            }

            Assert.True(answers[0] == answers[1], $"{method} {path}: unknown {answers[0]}, another company's {answers[1]}");
            tried.AddRange(inBody.Concat(inQuery).Select(field => $"{method} {path} {JsonNamingPolicy.CamelCase.ConvertName(field)}"));
        }

        Assert.Superset(new HashSet<string>
        {
            "post /api/messaging/contacts/bulk contactIds",
            "post /api/messaging/contacts/bulk/preview contactIds",
            "post /api/messaging/conversations/{contactId}/messages images",
            "post /api/messaging/conversations/{contactId}/messages reportCard",
            "post /api/messaging/conversations/{contactId}/messages/preview images",
            "post /api/messaging/held/release messageIds",
            "post /api/messaging/held/drop messageIds",
            "post /api/messaging/unassigned/{textId}/assign contactId",
            "get /api/messaging/texts contactId",
            "get /api/messaging/texts/export contactId",
        }, tried.ToHashSet());
        await Eventually.Until(() => host.Scalar<long>("SELECT count(*) FROM bulk_changes WHERE company_id = $1 AND finished_at IS NULL", host.Company), open => open == 0);
        Assert.Equal(before, await PrintsAsync(tables, victim.Company));
        foreach (var table in tables)
        {
            Assert.Equal(0, await host.Scalar<long>(
                $"SELECT count(*) FROM {table} t WHERE company_id <> $1 AND t::text LIKE ANY($2)", victim.Company, victim.Ids.Values.Select(id => $"%{id}%").ToArray()));
        }
    }

    /// <summary>A company with a client, a picture and a message that waits for its number.</summary>
    private async Task<(Guid Company, Dictionary<string, Guid> Ids)> GivenVictimAsync()
    {
        var company = Guid.CreateVersion7();
        await host.GivenCompany(company);
        await host.GivenSender(SenderStanding.Provisioning, company, "+14155550192");
        var ann = await host.GivenClient("Ann", "4155550193", company: company);
        var (picture, card) = ((await host.Upload(Photos.Jpeg(seed: 192), company)).Id, (await host.Upload(Photos.Jpeg(seed: 193), company)).Id);
        using var sitter = host.As(CallerRole.Sitter, company);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/messaging/conversations/{ann}/messages") { Content = JsonContent.Create(new ComposeRequest("Wait for me", DeliveryMode.TextOnly)) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await sitter.SendAsync(request, TestContext.Current.CancellationToken);
        var message = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<FeedEntry>(TestContext.Current.CancellationToken))!.Id;
        return (company, new(StringComparer.OrdinalIgnoreCase) { ["contactId"] = ann, ["contactIds"] = ann, ["images"] = picture, ["reportCard"] = card, ["messageIds"] = message });
    }

    /// <summary>Everything of a company, table by table.</summary>
    private async Task<Dictionary<string, string>> PrintsAsync(IEnumerable<string> tables, Guid company)
    {
        var prints = new Dictionary<string, string>();
        foreach (var table in tables)
            prints[table] = await host.Scalar<string>($"SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} t WHERE company_id = $1", company);
        return prints;
    }

    // What is new in every answer: ids, and the moment.
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\d{4}-\\d\\d-\\d\\dT[0-9:.+Z-]+|\"traceId\":\"[^\"]*\"", RegexOptions.IgnoreCase)]
    private static partial Regex Ids();
}
