using System.Security.Cryptography;
using Testing;
using Testing.Running;

namespace Faults.Tests;

/// <summary>
/// R1, R2, R3, R15, R23 at the size of every commit: 500 texts, ten kills, every fault of the simulator. The seed is
/// printed; FAULT_SEED repeats a run, FAULT_TEXTS and FAULT_KILLS make it longer.
/// </summary>
public sealed class FaultRunTests(ITestOutputHelper output)
{
    private const int Clients = 200;
    private const int Answers = 60;
    private static readonly int Seed = Setting("FAULT_SEED", RandomNumberGenerator.GetInt32(int.MaxValue));
    private static readonly int Texts = Setting("FAULT_TEXTS", 500);
    private static readonly int Kills = Setting("FAULT_KILLS", 10);

    [Fact]
    public async Task No_text_is_lost_none_is_sent_twice_and_the_ledger_equals_the_carriers_record()
    {
        Report($"seed {Seed}: FAULT_SEED={Seed} repeats this run");
        await using var system = await RunningSystem.StartAsync(new Dictionary<string, string>
        {
            ["Demo__ExtraClients"] = $"{Clients}",
            // What the carrier hides for ever must be given up within the run; everything else resolves long before.
            ["Texts__QuietPeriod"] = "00:00:10",
            // Where callbacks are off, only asking the carrier tells what became of a text.
            ["Texts__FetchAfter__0"] = "00:00:05",
            ["Texts__FetchAfter__1"] = "00:00:20",
            ["Texts__FetchAfter__2"] = "00:01:00",
            // One person reads the state of every text again and again; the limit of a human does not fit.
            ["Limits__Person__PerSecond"] = "2000",
            ["Limits__Person__Burst"] = "10000",
        });
        using var olivia = await PersonClient.SignInAsync(system.Gateway, "olivia");
        using var nora = await PersonClient.SignInAsync(system.Gateway, "nora");
        using var carrier = new SimulatedCarrier(system.Carrier);
        await Eventually.Until(() => olivia.HeadAsync(Workload.Contact(Clients - 1)), head => head.CannotText is null, TimeSpan.FromMinutes(1));
        await Eventually.Until(() => nora.HeadAsync(Demo.Noah.Id), head => head.CannotText is null, TimeSpan.FromMinutes(1));
        var workload = new Workload(new(Demo.Company, Demo.CompanyNumber, olivia), new(Demo.OtherCompany, Demo.OtherNumber, nora), carrier, Seed);
        var books = await Books.OpenAsync(system, carrier, workload);
        await carrier.SwitchFaultsAsync(Seed, Faults());

        var work = workload.RunAsync(Texts, Answers, Clients);
        await KillAsync(system, workload, work);
        await work;
        await carrier.ClearFaultsAsync();
        var hidden = (await carrier.OracleAsync()).Messages.Where(message => message is { IsHidden: true, M: not null }).Select(message => Guid.Parse(message.M!)).ToHashSet();
        var seen = await workload.DrainAsync(hidden, TimeSpan.FromMinutes(2));

        var verdict = await books.JudgeAsync(Texts, seen);
        Report(verdict.ToString());
        Assert.True(verdict.Passed, string.Join('\n', [$"seed {Seed}", .. verdict.Lost, .. verdict.Duplicated, .. verdict.Unexpected, .. verdict.Miscounted]));
        await AnswersFoundTheirFeedsAsync(workload);
    }

    private static object[] Faults() =>
    [
        new { kind = "acceptThenDrop", probability = 0.05 },
        new { kind = "acceptThenHalf", probability = 0.02 },
        new { kind = "acceptThen500", probability = 0.02 },
        new { kind = "acceptThenHtml502", probability = 0.02 },
        new { kind = "refuse429", probability = 0.03 },
        new { kind = "refuse500", probability = 0.02 },
        new { kind = "refuse503", probability = 0.02 },
        new { kind = "slow", probability = 0.05, milliseconds = 1500 },
        new { kind = "hide", probability = 0.01 },
        new { kind = "callbackFirst", probability = 0.10 },
        new { kind = "duplicateCallbacks", probability = 0.20 },
        new { kind = "reorderCallbacks", probability = 0.20 },
        new { kind = "lateCallbacks", probability = 0.10, milliseconds = 2000 },
        new { kind = "webhooksOff", probability = 0.02 },
        new { kind = "noReceipt", probability = 0.02 },
    ];

    private async Task KillAsync(RunningSystem system, Workload workload, Task work)
    {
        foreach (var kill in KillSchedule.Draw(Seed, Kills, Texts + Answers))
        {
            await Eventually.Until(() => workload.Done >= kill.AfterSteps || work.IsCompleted, TimeSpan.FromMinutes(3));
            if (work.IsFaulted) await work;
            Report($"kill -9 {kill.Resource} after {workload.Done} steps");
            await system.Control.KillAsync(kill.Resource);
            await system.Control.StartAsync(kill.Resource);
        }
    }

    // An answer whose webhook was answered 2xx is stored (R13); none is there twice.
    private static async Task AnswersFoundTheirFeedsAsync(Workload workload)
    {
        foreach (var (writer, client, words, taken) in workload.Answers)
        {
            var times = (await Workload.FeedAsync(writer, client)).Count(entry => entry.Html == words);
            Assert.True(taken ? times == 1 : times <= 1, $"'{words}' is {times} times in its feed and its webhook was {(taken ? "" : "not ")}answered 2xx");
        }
    }

    private void Report(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
