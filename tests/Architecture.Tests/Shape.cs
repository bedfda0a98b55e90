using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Architecture.Tests;

/// <summary>Rules about files, endpoints and tables.</summary>
public static class Shape
{
    private const int MostLines = 250;

    // Company-less on purpose: transport tables, and keys and replicas that are looked up before the company is known.
    private static readonly string[] Companyless = ["outbox", "inbox", "inbox_suspects", "inbound_checks", "email_domains"];

    public static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    public static IEnumerable<(string File, int Lines)> SourceFiles()
    {
        var root = Root();
        return Directory.EnumerateFiles(root, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(root, file))
            .Where(file => !file.Split('/').Any(part => part is "artifacts" or ".data" or "Migrations" or "obj" or "bin" or "node_modules"))
            .Select(file => (file, File.ReadLines(Path.Combine(root, file)).Count()));
    }

    public static IEnumerable<string> TooLong(IEnumerable<(string File, int Lines)> files) =>
        files.Where(file => file.Lines > MostLines).Select(file => $"{file.File}: {file.Lines} lines");

    public static IEnumerable<string> WithoutPolicy(IEnumerable<Endpoint> endpoints) => endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => !IsProbe(endpoint) && !endpoint.Metadata.OfType<IAuthorizeData>().Any(authorize => authorize.Policy is { Length: > 0 }))
        .Select(endpoint => endpoint.RoutePattern.RawText ?? endpoint.DisplayName ?? "?");

    public static IEnumerable<string> WithoutCompany(IModel model) => model.GetEntityTypes()
        .Where(entity => !entity.IsOwned() && entity.GetTableName() is { } table && !Companyless.Contains(table))
        .Where(entity => entity.FindProperty("CompanyId") is null)
        .Select(entity => entity.GetTableName()!);

    public static IReadOnlyList<Endpoint> GuiltyEndpoints()
    {
        var app = WebApplication.CreateBuilder().Build();
        app.MapGet("/open-to-everybody", () => "hello");
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)];
    }

    public static IModel GuiltyModel() => new GuiltyDb(new DbContextOptionsBuilder<GuiltyDb>().UseNpgsql("Host=nowhere").Options).Model;

    private static bool IsProbe(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText is "/health" or "/alive";

    private sealed class GuiltyDb(DbContextOptions<GuiltyDb> options) : DbContext(options)
    {
        public DbSet<Orphan> Orphans => Set<Orphan>();
    }

    private sealed class Orphan
    {
        public Guid Id { get; init; }
    }
}
