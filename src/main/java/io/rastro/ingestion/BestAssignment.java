package io.rastro.ingestion;

import java.util.Arrays;

/** Gives rows to columns, each to one at most, so that the sum of their scores is the largest (Hungarian method). */
final class BestAssignment {

    private static final int NONE = -1;

    private BestAssignment() {}

    /**
     * Finds the assignment.
     *
     * @param scores of each row with each column, all rows of one length; 0: never
     * @return for each row its column, or -1
     */
    static int[] of(int[][] scores) {
        int rows = scores.length;
        int columns = rows == 0 ? 0 : scores[0].length;
        int size = Math.max(rows, columns);
        int[] rowPotential = new int[size + 1];
        int[] columnPotential = new int[size + 1];
        int[] rowOf = new int[size + 1];
        for (int row = 1; row <= size; row++) {
            augment(scores, row, rowPotential, columnPotential, rowOf);
        }
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, NONE);
        for (int column = 1; column <= columns; column++) {
            int row = rowOf[column] - 1;
            if (row < rows && scores[row][column - 1] > 0) {
                columnOf[row] = column - 1;
            }
        }
        return columnOf;
    }

    /** Takes one more row in along the cheapest path; rows and columns count from 1, and 0 is where a path begins. */
    private static void augment(int[][] scores, int row, int[] rowPotential, int[] columnPotential, int[] rowOf) {
        int size = rowOf.length - 1;
        int[] slack = new int[size + 1];
        int[] from = new int[size + 1];
        boolean[] used = new boolean[size + 1];
        Arrays.fill(slack, Integer.MAX_VALUE);
        rowOf[0] = row;
        int column = 0;
        while (rowOf[column] != 0) {
            used[column] = true;
            int next = 0;
            int least = Integer.MAX_VALUE;
            for (int other = 1; other <= size; other++) {
                if (used[other]) {
                    continue;
                }
                int reach = cost(scores, rowOf[column], other) - rowPotential[rowOf[column]] - columnPotential[other];
                if (reach < slack[other]) {
                    slack[other] = reach;
                    from[other] = column;
                }
                if (slack[other] < least) {
                    least = slack[other];
                    next = other;
                }
            }
            shift(least, used, slack, rowPotential, columnPotential, rowOf);
            column = next;
        }
        while (column != 0) {
            rowOf[column] = rowOf[from[column]];
            column = from[column];
        }
    }

    private static void shift(
            int by, boolean[] used, int[] slack, int[] rowPotential, int[] columnPotential, int[] rowOf) {
        for (int column = 0; column < used.length; column++) {
            if (used[column]) {
                rowPotential[rowOf[column]] += by;
                columnPotential[column] -= by;
            } else if (column > 0) {
                slack[column] -= by;
            }
        }
    }

    private static int cost(int[][] scores, int row, int column) {
        boolean padding = row > scores.length || column > scores[0].length;
        return padding ? 0 : -scores[row - 1][column - 1];
    }
}
