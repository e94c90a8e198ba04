using System.Text.Json;

namespace Trimmed;

internal static class Reflection
{
    public static WarehouseAlert? Read(string json) => JsonSerializer.Deserialize<WarehouseAlert>(json);
}
