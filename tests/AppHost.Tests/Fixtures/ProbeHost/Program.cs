using Aspire.Hosting;

// A small drawing with both servers: a host that the tests can kill.
var builder = DistributedApplication.CreateBuilder(args);
var postgres = builder.AddPostgres("postgres").WithDataVolume();
var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithDataVolume();
builder.AddProject("probe", "../Probe/Probe.csproj", launchProfileName: null)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(postgres).WithReference(rabbitmq)
    .WaitFor(postgres).WaitFor(rabbitmq);
builder.Build().Run();
