using System.Reflection;
using System.Text.RegularExpressions;
using Texting.Contracts;

namespace Contracts.Tests;

public sealed partial class CatalogTests
{
    private static readonly string[] MessageNamespaces =
        ["Texting.Contracts.Platform", "Texting.Contracts.Messaging", "Texting.Contracts.Numbers", "Texting.Contracts.Billing", "Texting.Contracts.Notifications"];

    [Fact]
    public void Every_record_that_could_be_published_is_in_the_catalog()
    {
        var records = typeof(Catalog).Assembly.GetExportedTypes()
            .Where(type => MessageNamespaces.Contains(type.Namespace) && type is { IsClass: true, IsAbstract: false, IsNested: false });

        Assert.Equal(records.Select(type => type.Name).Order(), Catalog.Messages.Select(entry => entry.Type.Name).Order());
    }

    [Fact]
    public void The_first_part_of_a_wire_name_is_its_owner_and_the_rest_is_the_type()
    {
        foreach (var entry in Catalog.Messages)
        {
            var owner = entry.Type.Namespace!.Split('.')[^1];
            Assert.Equal($"{owner}.{Words().Replace(entry.Type.Name, "-$0").TrimStart('-')}".ToLowerInvariant(), entry.WireName);
        }
    }

    [Fact]
    public void The_readme_says_the_same_as_the_catalog()
    {
        var rows = TableRow().Matches(File.ReadAllText(Repository.File("contracts/README.md")))
            .Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value.Trim()));
        var entries = Catalog.Messages.Select(entry =>
            (entry.Type.Name, entry.WireName, entry.ReadBy.Count == 0 ? "for the platform" : string.Join(", ", entry.ReadBy)));

        Assert.Equal(entries.Order(), rows.Order());
    }

    [Fact]
    public void Every_reader_in_the_catalog_has_a_handler_and_every_handler_is_in_the_catalog()
    {
        (string Service, Assembly Assembly)[] services =
        [
            ("messaging", typeof(global::Messaging.MessagingService).Assembly),
            ("numbers", typeof(global::Numbers.NumbersService).Assembly),
            ("billing", typeof(global::Billing.BillingService).Assembly),
            ("notifications", typeof(global::Notifications.NotificationsService).Assembly),
        ];
        var handled = services.SelectMany(service => Handled(service.Assembly).Select(message => $"{service.Service} reads {message.Name}"));
        var declared = Catalog.Messages.SelectMany(entry => entry.ReadBy.Select(reader => $"{reader} reads {entry.Type.Name}"));

        Assert.Equal(declared.Order(), handled.Order());
    }

    private static IEnumerable<Type> Handled(Assembly service) => service.GetTypes()
        .SelectMany(type => type.GetInterfaces())
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition().Name is "IHandle`1" or "IHandleMany`1")
        .Select(type => type.GetGenericArguments()[0]);

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Words();

    [GeneratedRegex(@"^\| `(\w+)` \| `([a-z.-]+)` \| ([^|]+)\|", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
