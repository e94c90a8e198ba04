using ScaleOut;

const string Usage = """
    Usage: dotnet run --project samples/ScaleOut [-- --in-memory]
    Two readers relay the changes of a local org into RabbitMQ, and two workers handle them, while one of each is killed. It takes about a
    minute; Ctrl-C ends it.
      --in-memory   without servers: the broker is in the memory of this process; a quarter of a minute
    """;

if (args is ["--reader" or "--worker", _, _, ..]) return await OnServers.RunPartAsync(args);
if (args is not ([] or ["--in-memory"]))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};

try
{
    if (args is ["--in-memory"]) return await InMemory.RunAsync(stopping.Token);
    if (OnServers.AreInstalled) return await OnServers.RunAsync(stopping.Token);
    Console.WriteLine("The sample starts its own PostgreSQL and RabbitMQ, which are not installed. On Debian:");
    Console.WriteLine("  sudo apt-get install -y --no-install-recommends postgresql rabbitmq-server");
    Console.WriteLine("Without them: dotnet run --project samples/ScaleOut -- --in-memory");
    return 3;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    Console.WriteLine("stopped");
    return 0;
}
