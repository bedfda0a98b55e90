using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Browser.Tests.LongestFirst))]

namespace Browser.Tests;

/// <summary>The longest begin first, so that nobody waits in the end for one that happened to begin last.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        nameof(J4_TurnOnWalk), nameof(J6_StopWalk), nameof(J1_ComposeWalk), nameof(J2_ReplyWalk), nameof(J3_LateWalk), nameof(J4_RejectedWalk), nameof(J5_BillWalk),
        nameof(TextingSettingsTests), nameof(LogAndBillingTests), nameof(NumbersGridTests), nameof(UnassignedTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.FindIndex(Longest, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is >= 0 and var at ? at : Longest.Length)];
}
