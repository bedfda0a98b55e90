using Benchmarks;

// One program, several processes: what is measured must not share a process with what measures it.
switch (Environment.GetEnvironmentVariable(Role.Variable))
{
    case Role.Carrier:
        await CarrierStub.RunAsync();
        break;
    case Role.Limit:
        await HandWrittenLimit.RunAsync();
        break;
    default:
        await Report.RunAsync(Sizes.Read(args));
        break;
}
