namespace WebFeed;

/// <summary>The part of an alert that a browser gets.</summary>
internal sealed record AlertLine(DateTimeOffset? Created, decimal? Dock, string? Message, bool Urgent)
{
    public static AlertLine Of(WarehouseAlert alert) => new(alert.Metadata.CreatedDate, alert.Dock, alert.Message, alert.Urgent);
}
