namespace WebFeed;

/// <summary>A simulated warehouse, which sends an alert from time to time.</summary>
internal sealed class Warehouse(LocalOrg org, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                await org.PublishAsync(number, stoppingToken);
                await Task.Delay(Pace, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }
}
