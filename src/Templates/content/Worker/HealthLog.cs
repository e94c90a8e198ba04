using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SalesforceApp._1;

/// <summary>Logs the health of the service when it changes. The checks run every 30 seconds.</summary>
internal sealed class HealthLog(ILogger<HealthLog> logger) : IHealthCheckPublisher
{
    private HealthStatus _last = HealthStatus.Healthy;

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        if (report.Status != _last)
        {
            var reasons = report.Entries.Where(check => check.Value.Status != HealthStatus.Healthy).Select(check => $"{check.Key}: {check.Value.Description}");
            logger.Log(report.Status == HealthStatus.Healthy ? LogLevel.Information : LogLevel.Warning, "{Status} {Reasons}", report.Status, string.Join("; ", reasons));
            _last = report.Status;
        }

        return Task.CompletedTask;
    }
}
